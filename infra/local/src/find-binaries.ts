import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from './install-packages.js';

export interface Binaries {
  /** The folder of initdb and postgres. */
  readonly postgresBin: string;
  readonly natsServer: string;
  readonly redisServer: string;
}

/** What to say when something is missing and cannot be installed from here. */
export const installHelp = `Liandong needs Postgres 15 or newer, nats-server and redis-server. Install them:
  Debian, Ubuntu  sudo apt-get install postgresql nats-server redis-server
  Fedora          sudo dnf install postgresql-server redis   and nats-server from its release page (github.com/nats-io/nats-server)
  macOS           brew install postgresql@15 nats-server redis
Or run everything in containers: docker compose -f infra/compose/compose.yaml up
Or use servers that you have: set DATABASE_URL (a URL that may create databases and roles), NATS_URL and REDIS_URL.`;

export type Server = 'postgres' | 'nats' | 'redis';
const debianPackage: Record<Server, string> = {
  postgres: 'postgresql',
  nats: 'nats-server',
  redis: 'redis-server',
};

/**
 * Finds the servers on the PATH and in the usual folders; what is missing is installed where that is allowed.
 * Servers that are not needed (the person brought their own) come back as an empty text.
 */
export async function findBinaries(
  needed: readonly Server[],
  report: (line: string) => void,
): Promise<Binaries> {
  const missing = needed.filter((server) => locate[server]() === undefined);
  if (missing.length > 0) {
    const packages = missing.map((server) => debianPackage[server]);
    if (!(await installPackages(packages, report)))
      throw new Error(`Not found: ${missing.join(', ')}.\n${installHelp}`);
  }
  const path = (server: Server): string => {
    if (!needed.includes(server)) return '';
    const found = locate[server]();
    if (found === undefined) throw new Error(`${server} was installed but is not found.\n${installHelp}`);
    return found;
  };
  return { postgresBin: path('postgres'), natsServer: path('nats'), redisServer: path('redis') };
}

const locate: Record<Server, () => string | undefined> = {
  postgres: () =>
    [...postgresFolders(), ...searchPath()].find((folder) => hasAll(folder, 'initdb', 'postgres')),
  nats: () => which('nats-server'),
  redis: () => which('redis-server') ?? which('valkey-server'),
};

function which(program: string): string | undefined {
  const folder = searchPath().find((candidate) => hasAll(candidate, program));
  return folder === undefined ? undefined : join(folder, program);
}

/** Debian keeps Postgres off the PATH, one folder per major version: the newest of 15 and up. */
export function postgresFolders(root = '/usr/lib/postgresql'): string[] {
  if (!existsSync(root)) return [];
  const versions = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15);
  return versions.toSorted((a, b) => b - a).map((version) => join(root, String(version), 'bin'));
}

/** sbin and Homebrew's folders are often missing from a shell's PATH. */
function searchPath(): string[] {
  const usual = [
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/opt/homebrew/opt/postgresql@15/bin',
  ];
  return [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...usual];
}

function hasAll(folder: string, ...programs: string[]): boolean {
  return programs.every((program) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
