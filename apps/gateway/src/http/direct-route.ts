import {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/constants';
import type { Type } from '@nestjs/common';
import type { FastifyInstance, RouteHandlerMethod } from 'fastify';

/** What Nest would run for a route, by method or by class. */
const UNHEARD = [GUARDS_METADATA, PIPES_METADATA, INTERCEPTORS_METADATA, EXCEPTION_FILTERS_METADATA];

export interface DirectRoute {
  readonly method: string;
  readonly url: string;
  readonly handler: RouteHandlerMethod;
  /** The controller that declares the route, and documents it, and the name of its method. */
  readonly controller: Type;
  readonly declaredBy: string;
}

/**
 * Lets Fastify itself answer a route that a controller declares: Nest's way to a handler costs as much as
 * everything that the hot path does in it. To be called before the routes are registered.
 * @throws when method or class ask for guards, pipes, interceptors or filters, since they would not run
 */
export function answerDirectly(server: FastifyInstance, route: DirectRoute): void {
  const { controller, declaredBy } = route;
  for (const declaration of [controller, declarationOf(controller, declaredBy)]) {
    const unheard = UNHEARD.find((metadata) => Reflect.hasMetadata(metadata, declaration));
    if (unheard !== undefined)
      throw new Error(`${route.url} is answered directly, without what it declares in ${unheard}`);
  }
  let isThere = false;
  server.addHook('onRoute', (registered) => {
    if (registered.method !== route.method || registered.url !== route.url) return;
    registered.handler = route.handler;
    isThere = true;
  });
  server.addHook('onReady', (done) => {
    done(isThere ? undefined : new Error(`no controller declares ${route.method} ${route.url}`));
  });
}

function declarationOf(controller: Type, name: string): object {
  const method: unknown = Reflect.get(controller.prototype, name);
  if (typeof method !== 'function') throw new Error(`${controller.name} has no method ${name}`);
  return method;
}
