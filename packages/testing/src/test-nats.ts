import { natsUrl } from '@liandong/local/nats';
import type { NatsUser } from '@liandong/messaging/topology';
import { nextNumber, testServers } from './test-servers.js';

/** An account of its own on the test server: no message and no stream of another test file is seen in it. */
export interface TestNats {
  /** The URL of a service's user, with exactly the permissions that it has when the system runs. */
  urlFor(service: NatsUser): string;
  /** The URL of a user that may do everything in this account. */
  readonly adminUrl: string;
}

/** Takes a NATS account that no other test file uses. Call it once per file, in beforeAll. */
export async function testNats(): Promise<TestNats> {
  const { natsPort, natsAccounts, password } = testServers();
  const account = (await nextNumber('nats-account')) - 1;
  if (account >= natsAccounts) throw new Error(`More than ${natsAccounts} test files ask for a NATS account`);
  return {
    urlFor: (service) => natsUrl(natsPort, `${service}_${account}`, password),
    adminUrl: natsUrl(natsPort, `admin_${account}`, password),
  };
}
