import { collectDefaultMetrics, Histogram, register } from 'prom-client';

/** The process's metrics, as Prometheus scrapes them. */
export const metrics = register;

export function startDefaultMetrics(): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();
}

export const rpcDuration = new Histogram({
  name: 'liandong_rpc_duration_seconds',
  help: 'Time that a service took to answer a call',
  labelNames: ['subject', 'outcome'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
});

export const httpDuration = new Histogram({
  name: 'liandong_http_request_duration_seconds',
  help: 'Time that the door took to answer a request',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
});
