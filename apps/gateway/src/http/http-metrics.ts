import { httpDuration } from '@liandong/service-kit/metrics';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Series = ReturnType<typeof httpDuration.labels>;

/** By method, route and status: looking labels up costs more than counting, and so does a key made of all three. */
const known = new Map<string, Map<string, Map<number, Series>>>();

/** Counts an answer in the metrics, under its route (never its path: an id is not a label). */
export function countAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { method } = request;
  const route = request.routeOptions.url ?? 'none';
  const status = reply.statusCode;
  const byStatus = orAdded(orAdded(known, method, newMap), route, newMap);
  const series = orAdded(byStatus, status, () => httpDuration.labels(method, route, String(status)));
  series.observe(reply.elapsedTime / 1_000);
}

const newMap = () => new Map();

function orAdded<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
