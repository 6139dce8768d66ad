import { describe, expect, it } from '@jest/globals';
import { postgresOptions } from './postgres.js';
import { renderRedisConfig } from './redis.js';

describe('the settings of Postgres', () => {
  it.each(['fsync', 'synchronous_commit', 'full_page_writes'])(
    'keep %s on unless a test gives it up',
    (name) => {
      expect(postgresOptions({ home: '/data', durable: true })).toContain(`${name}=on`);
      expect(postgresOptions({ home: '/data', durable: false })).toContain(`${name}=off`);
    },
  );

  it('listen on this machine only', () => {
    expect(postgresOptions({ home: '/data', durable: true })).toContain('listen_addresses=127.0.0.1');
  });

  it('go without a socket where its path would be too long for the system', () => {
    expect(postgresOptions({ home: '/data', durable: true })).toContain('unix_socket_directories=/data');
    const home = `/${'deep/'.repeat(20)}`;
    expect(postgresOptions({ home, durable: true })).toContain('unix_socket_directories=');
  });
});

describe('the settings of Redis', () => {
  const settings = { folder: '/data/redis', port: 6379, password: 'secret' };

  it('never throw a job away, and keep it over a restart', () => {
    const text = renderRedisConfig({ ...settings, durable: true });
    expect(text).toContain('maxmemory-policy noeviction');
    expect(text).toContain('appendonly yes');
  });

  it('ask for a password and listen on this machine only', () => {
    const text = renderRedisConfig({ ...settings, durable: true });
    expect(text).toContain('requirepass secret');
    expect(text).toContain('bind 127.0.0.1');
  });
});
