import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from '@liandong/contracts/auth/auth';
import type { DemoSignIn } from '@liandong/demo/sign-ins';
import { eventually } from '@liandong/testing/eventually';
import { ApiClient } from './api-client.js';
import { phoneOfRole } from './demo-people.js';
import { runningSystem } from './running-system.js';

/**
 * One of the demonstration sign-ins; signed in once per run, since a code is sent once a minute only. For the API
 * only: a second browser that went on with the same session would be taken for a thief, and end it.
 */
export async function signedInAs(role: DemoSignIn['role']): Promise<ApiClient> {
  const { url, dataDir } = runningSystem();
  const file = join(dataDir, `e2e-session-${role}.json`);
  // Of all processes the one that makes the folder signs in.
  if (mkdirSync(join(dataDir, `e2e-signs-in-${role}`), { recursive: true }) !== undefined) {
    const { session } = await new ApiClient(url).signIn(phoneOfRole(role));
    writeFileSync(`${file}.part`, JSON.stringify(session));
    renameSync(`${file}.part`, file);
  }
  const session = await eventually(() => Session.parse(JSON.parse(readFileSync(file, 'utf8'))), {
    timeoutMs: 20_000,
  });
  return new ApiClient(url, session);
}
