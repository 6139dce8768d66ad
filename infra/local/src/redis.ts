import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Part } from './supervised-process.js';

export interface RedisSettings {
  readonly file: string;
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** false only for tests: nothing is written to disk. */
  readonly durable: boolean;
}

export function redisUrl(settings: Pick<RedisSettings, 'port' | 'password'>): string {
  return `redis://:${settings.password}@127.0.0.1:${settings.port}`;
}

/** noeviction: BullMQ's jobs are not a cache. The title stays as it is, so that the command line names the file. */
export function renderRedisConfig(settings: Omit<RedisSettings, 'file'>): string {
  return [
    'bind 127.0.0.1',
    `port ${settings.port}`,
    `requirepass ${settings.password}`,
    `dir "${settings.folder}"`,
    'maxmemory-policy noeviction',
    'set-proc-title no',
    'daemonize no',
    'databases 256',
    ...(settings.durable ? ['appendonly yes', 'appendfsync everysec'] : ['appendonly no', 'save ""']),
    '',
  ].join('\n');
}

/** The server as a supervised part. */
export function redisPart(settings: RedisSettings): Part {
  const config = join(settings.folder, 'redis.conf');
  writeFileSync(config, renderRedisConfig(settings), { mode: 0o600 });
  return {
    name: 'redis',
    layer: 'server',
    command: { file: settings.file, args: [config], cwd: settings.folder },
    probe: async () => {
      const answer = await redisCommand(redisUrl(settings), 'PING');
      if (answer !== '+PONG') throw new Error(answer);
    },
    readyWithinMs: 30_000,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
  };
}

/** Sends one inline command after authentication and returns the first line of its answer, type sign included. */
export function redisCommand(url: string, command: string): Promise<string> {
  const { hostname, port, password } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port || 6379) });
    const wanted = password === '' ? 1 : 2;
    let received = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error('Redis does not answer')));
    socket.once('error', fail);
    socket.once('connect', () => {
      const authentication = password === '' ? '' : `AUTH ${decodeURIComponent(password)}\r\n`;
      socket.write(`${authentication}${command}\r\n`);
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
      const lines = received.split('\r\n');
      if (lines.length <= wanted) return;
      socket.destroy();
      done(lines[wanted - 1] ?? '');
    });
    socket.once('close', () => fail(new Error('Redis closed the connection')));
  });
}
