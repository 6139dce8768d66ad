import { nextNumber, testServers } from './test-servers.js';

const databases = 256;

/** The URL of a Redis database that no other test file uses; number 0 keeps the counters of the test run. */
export async function testRedisUrl(): Promise<string> {
  const number = await nextNumber('redis-database');
  if (number >= databases) throw new Error(`More than ${databases - 1} test files ask for a Redis database`);
  return `${testServers().redisUrl}/${number}`;
}
