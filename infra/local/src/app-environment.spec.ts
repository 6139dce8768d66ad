import { describe, expect, it } from '@jest/globals';
import { appEnvironment, inheritedEnvironment } from './app-environment.js';
import { appNames, type AppName } from './apps.js';

const around = {
  checkout: '/checkout',
  secrets: { key: (of: string) => `key of ${of}` },
  databaseUrl: (service: string) => `postgres://liandong_${service}`,
  natsUrl: (app: string) => `nats://${app}`,
  redisUrl: 'redis://',
};

describe('the environment of the apps', () => {
  it.each<[string, AppName]>([
    ['PHONE_ENCRYPTION_KEY', 'volunteers'],
    ['BLIND_INDEX_KEY', 'volunteers'],
    ['WISH_CONTACT_KEY', 'activities'],
    ['VENUE_KEY_MASTER', 'checkins'],
    ['LEDGER_SIGNING_KEY', 'checkins'],
    ['ACCESS_TOKEN_SECRET', 'gateway'],
  ])('gives %s to %s only', (name, owner) => {
    const holders = appNames.filter((app) => name in appEnvironment(app, around));
    expect(holders).toEqual([owner]);
  });

  it('gives the gateway no database', () => {
    expect(appEnvironment('gateway', around)).not.toHaveProperty('DATABASE_URL');
    expect(appEnvironment('activities', around)['DATABASE_URL']).toBe('postgres://liandong_activities');
  });

  it('does not pass on the URLs of an administrator', () => {
    const inherited = inheritedEnvironment({
      DATABASE_URL: 'postgres://admin',
      SMTP_URL: 'smtp://mail',
      PATH: '/bin',
    });
    expect(inherited).toEqual({ SMTP_URL: 'smtp://mail', PATH: '/bin' });
  });
});
