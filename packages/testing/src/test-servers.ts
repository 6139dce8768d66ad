import { redisCommand } from '@liandong/local/redis';
import type { TestServers } from '@liandong/local/test-servers';

/** The servers that the integration project started for this run. */
export function testServers(): TestServers {
  const handedOver = process.env['LIANDONG_TEST_SERVERS'];
  if (handedOver === undefined) {
    throw new Error('No test servers: run this file in jest’s project "integration" (name it *.int-spec.ts)');
  }
  return JSON.parse(handedOver);
}

/** A number that no other test file of this run gets, counted up for each kind of thing from 1. */
export async function nextNumber(kind: string): Promise<number> {
  const answer = await redisCommand(testServers().redisUrl, `INCR liandong:test:${kind}`);
  return Number(answer.slice(1));
}
