import { describe, expect, it } from '@jest/globals';
import { Controller, Get, UseFilters, UseGuards, UseInterceptors, UsePipes, type Type } from '@nestjs/common';
import fastify from 'fastify';
import { answerDirectly } from './direct-route.js';

class Some {}

function routeOf(controller: Type) {
  return {
    method: 'GET',
    url: '/tide',
    handler: async () => 'low',
    controller,
    declaredBy: 'now',
  };
}

describe('a route that is answered directly', () => {
  it('is answered by its handler, where Nest has declared it', async () => {
    @Controller()
    class Tide {
      @Get('tide')
      now() {}
    }
    const server = fastify();
    answerDirectly(server, routeOf(Tide));
    server.get('/tide', async () => 'by Nest');
    const { body } = await server.inject('/tide');
    expect(body).toBe('low');
  });

  it.each([
    ['a guard', UseGuards(Some), 'guards'],
    ['a pipe', UsePipes(Some), 'pipes'],
    ['an interceptor', UseInterceptors(Some), 'interceptors'],
    ['a filter', UseFilters(Some), 'exceptionFilters'],
  ])('does not start with %s, on its method or on its class', (_, decorate, name) => {
    class ByMethod {
      @decorate
      now() {}
    }
    @decorate
    class ByClass {
      now() {}
    }
    for (const controller of [ByMethod, ByClass])
      expect(() => answerDirectly(fastify(), routeOf(controller))).toThrow(name);
  });

  it('does not start when nothing declares it', async () => {
    class Tide {
      now() {}
    }
    const server = fastify();
    answerDirectly(server, routeOf(Tide));
    await expect(server.ready()).rejects.toThrow('no controller declares GET /tide');
    expect(() => answerDirectly(fastify(), { ...routeOf(Tide), declaredBy: 'then' })).toThrow(
      'has no method',
    );
  });
});
