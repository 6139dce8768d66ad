import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from '@liandong/contracts/auth/auth';
import type { DemoSignIn } from '@liandong/demo/sign-ins';
import { z } from 'zod';
import { ApiClient } from './api-client.js';
import { phoneOfRole } from './demo-people.js';
import { runningSystem } from './running-system.js';

const Kept = z.object({ session: Session, refreshCookie: z.string().nullable() });

/** One of the demonstration sign-ins; signed in once per run, since a code is sent once a minute only. */
export async function signedInAs(role: DemoSignIn['role']): Promise<ApiClient> {
  const { url, dataDir } = runningSystem();
  const file = join(dataDir, `e2e-session-${role}.json`);
  if (existsSync(file)) {
    const { session, refreshCookie } = Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new ApiClient(url, session, refreshCookie);
  }
  const client = await new ApiClient(url).signIn(phoneOfRole(role));
  writeFileSync(file, JSON.stringify({ session: client.session, refreshCookie: client.refreshCookie }));
  return client;
}
