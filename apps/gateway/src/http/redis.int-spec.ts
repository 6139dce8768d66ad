import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { testRedisUrl } from '@liandong/testing/test-redis';
import { Redis } from './redis.js';

describe('the connection to Redis', () => {
  it('that is there before the door asks for it is not waited for', async () => {
    const redis = new Redis({ REDIS_URL: await testRedisUrl() });
    try {
      await once(redis.client, 'ready');
      let opened = false;
      void redis.onModuleInit().then(() => (opened = true));
      await setImmediate();
      expect(opened).toBe(true);
    } finally {
      redis.onApplicationShutdown();
    }
  });
});
