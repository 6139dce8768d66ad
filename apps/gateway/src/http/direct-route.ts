import { GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA } from '@nestjs/common/constants';
import type { FastifyInstance, RouteHandlerMethod } from 'fastify';

export interface DirectRoute {
  readonly method: string;
  readonly url: string;
  readonly handler: RouteHandlerMethod;
  /** The controller's method that declares the route, and documents it. */
  readonly declaredBy: object;
}

/**
 * Lets Fastify itself answer a route that a controller declares: Nest's way to a handler costs as much as
 * everything that the hot path does in it. To be called before the routes are registered.
 * @throws when the declaration asks for guards, pipes or interceptors, since they would not run
 */
export function answerDirectly(server: FastifyInstance, route: DirectRoute): void {
  for (const unheard of [GUARDS_METADATA, PIPES_METADATA, INTERCEPTORS_METADATA]) {
    if (Reflect.hasMetadata(unheard, route.declaredBy))
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
