import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface UserId {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root: then it runs as the user `postgres`; else as ourselves (undefined). */
export function postgresUser(): UserId | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const idOf = (flag: string): number =>
      Number(
        execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    throw new Error(
      'Postgres does not run as root, and there is no user "postgres" to run it as. ' +
        'Create one (useradd --system postgres), or start as another user than root.',
    );
  }
}

/**
 * The folder that holds the database, owned by the user Postgres runs as. It lies in the data folder, or, when
 * that user may not pass through to it (a checkout below /root), below /var/tmp under a name made from its path.
 */
export function postgresHome(
  dataRoot: string,
  user: UserId | undefined,
  report: (line: string) => void,
): string {
  const inside = join(dataRoot, 'postgres');
  if (user === undefined) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  const home = canReach(dataRoot, user) ? inside : outside(dataRoot);
  if (home !== inside) report(`the user postgres cannot reach ${dataRoot}; the database lies in ${home}`);
  if (mkdirSync(home, { recursive: true, mode: 0o700 }) !== undefined) chownSync(home, user.uid, user.gid);
  // Anybody may make folders in /var/tmp: a database that another has laid there is not run.
  else if (statSync(home).uid !== user.uid)
    throw new Error(`${home} does not belong to the user postgres; remove it`);
  return home;
}

/** Every folder in which a data folder may have left its database, for a reset. */
export function possiblePostgresHomes(dataRoot: string): string[] {
  return [join(dataRoot, 'postgres'), outside(dataRoot)];
}

function outside(dataRoot: string): string {
  const key = createHash('sha256').update(dataRoot).digest('hex').slice(0, 12);
  return join('/var/tmp', `liandong-${key}`);
}

function canReach(folder: string, user: UserId): boolean {
  return spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0;
}
