import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Flag, readSettings, SecretKey, ServiceSettings, SettingsError } from './settings.js';

const good = { DATABASE_URL: 'postgres://u:p@localhost/x', NATS_URL: 'nats://u:p@localhost:4222' };

/** What a start with these settings would say. */
function complaint(schema: z.ZodType, environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(schema, environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('the settings of a service', () => {
  it('have defaults for everything but the servers', () => {
    expect(readSettings(ServiceSettings, good)).toEqual({
      ...good,
      DATABASE_POOL: 10,
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    });
  });

  it('leave alone what else is in the environment', () => {
    expect(readSettings(ServiceSettings, { ...good, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it('complain in one line that names everything that is wrong', () => {
    const line = complaint(ServiceSettings, { NATS_URL: 'localhost', DATABASE_POOL: 'many' });
    expect(line).toMatch(/^Settings are wrong: .*DATABASE_URL: .*; DATABASE_POOL: .*; NATS_URL: /);
    expect(line).not.toContain('\n');
  });

  it('do not repeat a wrong secret in the complaint', () => {
    const line = complaint(z.object({ KEY: SecretKey }), { KEY: 'c2hvcnQ=' });
    expect(line).toBe('Settings are wrong: KEY: must hold 32 bytes in base64');
  });

  it('read 32 bytes from a key', () => {
    const text = Buffer.alloc(32, 7).toString('base64');
    expect(readSettings(z.object({ KEY: SecretKey }), { KEY: text }).KEY).toEqual(Buffer.alloc(32, 7));
  });

  it.each([
    [undefined, false],
    ['false', false],
    ['true', true],
  ])('read the flag %s as %s', (text, expected) => {
    expect(readSettings(z.object({ FLAG: Flag }), { FLAG: text }).FLAG).toBe(expected);
  });

  it('do not guess what a flag means', () => {
    expect(complaint(z.object({ FLAG: Flag }), { FLAG: 'yes' })).toContain('FLAG');
  });
});
