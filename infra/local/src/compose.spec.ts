import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { appEnvironment, portSettings } from './app-environment.js';
import { appNames, isService, nodeFlags, type AppName } from './apps.js';
import { composeNatsConfig } from './compose-nats.js';
import { rolesOf } from './provision-postgres.js';

const folder = join(import.meta.dirname, '../../compose');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const { services } = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, { environment: Record<string, string> }>;
};

/** What an app gets with `npm start`. */
const local = {
  checkout: '/liandong',
  secrets: { key: () => 'key' },
  databaseUrl: () => 'postgres://',
  natsUrl: () => 'nats://',
  redisUrl: 'redis://',
};

function settingsOf(app: AppName): string[] {
  const settings = { ...appEnvironment(app, local), ...portSettings(app, { health: 8080, gateway: 3000 }) };
  return Object.keys(settings).toSorted();
}

describe('compose.yaml', () => {
  it('runs what npm start runs', () => {
    const expected = [...appNames, 'postgres', 'nats', 'redis', 'prepare'];
    expect(Object.keys(services).toSorted()).toEqual(expected.toSorted());
  });

  it.each(appNames)('gives %s the settings that it gets with npm start', (app) => {
    const byTheHost = ['PUBLIC_URL', 'TRUST_PROXY'];
    const names = Object.keys(services[app]?.environment ?? {}).filter((name) => !byTheHost.includes(name));
    expect(names.toSorted()).toEqual(settingsOf(app));
  });

  it.each(appNames)('signs %s in to NATS as itself', (app) => {
    const variable = `NATS_PASSWORD_${app.toUpperCase()}`;
    expect(services[app]?.environment['NATS_URL']).toBe(`nats://${app}:\${${variable}:?}@nats:4222`);
    expect(services['nats']?.environment).toHaveProperty(variable);
  });

  it.each(appNames.filter(isService))('signs %s in to Postgres with its runtime role', (app) => {
    expect(services[app]?.environment['DATABASE_URL']).toContain(`postgres://${rolesOf(app).runtime}:`);
  });

  it('asks for no setting that .env.example does not name', () => {
    const asked = new Set([...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    const named = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
    expect([...named].toSorted()).toEqual([...asked].toSorted());
  });
});

describe('Dockerfile', () => {
  it('runs an app as npm start does', () => {
    expect(read('Dockerfile')).toContain(`exec node ${nodeFlags.join(' ')} apps/$APP/dist/bundle/main.js`);
  });
});

describe('nats.conf', () => {
  it('is the one that the topology makes (else: node infra/local/dist/write-compose-nats.js)', () => {
    expect(read('nats.conf')).toBe(composeNatsConfig());
  });
});
