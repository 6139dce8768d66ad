import { httpDuration } from '@liandong/service-kit/metrics';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Series = ReturnType<typeof httpDuration.labels>;

/** One per route and status: looking labels up costs more than counting. */
const known = new Map<string, Series>();

/** Counts an answer in the metrics, under its route (never its path: an id is not a label). */
export function countAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'none';
  const name = `${request.method} ${route} ${reply.statusCode}`;
  let series = known.get(name);
  if (!series) {
    series = httpDuration.labels(request.method, route, String(reply.statusCode));
    known.set(name, series);
  }
  series.observe(reply.elapsedTime / 1_000);
}
