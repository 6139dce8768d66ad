import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { renderNatsConfig, type NatsAccount } from './nats-config.js';
import type { Part } from './supervised-process.js';

export interface NatsSettings {
  readonly file: string;
  readonly folder: string;
  readonly port: number;
  readonly systemPassword: string;
  readonly accounts: readonly NatsAccount[];
}

export function natsUrl(port: number, user: string, password: string): string {
  return `nats://${user}:${password}@127.0.0.1:${port}`;
}

/** The server as a supervised part. */
export function natsPart(settings: NatsSettings): Part {
  const config = join(settings.folder, 'nats.conf');
  const text = renderNatsConfig({
    listen: `127.0.0.1:${settings.port}`,
    storeDir: settings.folder,
    accounts: settings.accounts,
    system: { name: 'sys', password: settings.systemPassword },
  });
  writeFileSync(config, text, { mode: 0o600 });
  return {
    name: 'nats',
    layer: 'server',
    command: { file: settings.file, args: ['-c', config], cwd: settings.folder },
    probe: () => probe(settings.port),
    readyWithinMs: 30_000,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
  };
}

/** The server greets every connection with an INFO line; it does so only after JetStream has recovered. */
function probe(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect({ host: '127.0.0.1', port });
    let received = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error('NATS does not answer')));
    socket.once('error', fail);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
      if (!received.includes('\r\n')) return;
      socket.destroy();
      if (received.includes('"jetstream":true')) done();
      else fail(new Error('NATS runs without JetStream'));
    });
    socket.once('close', () => fail(new Error('NATS closed the connection')));
  });
}
