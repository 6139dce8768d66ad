import { createServer, type Server } from 'node:http';
import type { HealthRegistry } from './health.js';
import { metrics } from './metrics.js';

/** `/health/live`, `/health/ready` and `/metrics` for whoever watches the process. */
export async function serveHealth(health: HealthRegistry, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(health, request.url ?? '').then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
}

async function answer(health: HealthRegistry, url: string) {
  if (url === '/health/live') return json(200, { status: 'ok' });
  if (url === '/health/ready') {
    const report = await health.report();
    return json(report.status === 'ok' ? 200 : 503, report);
  }
  if (url === '/metrics') {
    return { status: 200, type: metrics.contentType, body: await metrics.metrics() };
  }
  return json(404, { status: 'not found' });
}

function json(status: number, body: object) {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}
