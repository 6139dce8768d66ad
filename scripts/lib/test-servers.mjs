import { startTestServers } from '../../infra/local/dist/test-servers.js';
import { say } from './steps.mjs';

/** Runs the work with one Postgres, NATS and Redis of its own, which are gone afterwards. */
export async function withTestServers(work) {
  const running = await startTestServers(say);
  try {
    return await work(running.servers);
  } finally {
    await running.stop();
  }
}
