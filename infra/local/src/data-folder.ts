import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything of one running Liandong lies on disk. */
export interface DataFolder {
  readonly root: string;
  readonly secretsFile: string;
  readonly stateFile: string;
  readonly logs: string;
  /** One record per running process; see process-records.ts. */
  readonly run: string;
  readonly nats: string;
  readonly redis: string;
}

/**
 * Creates the folder's frame. The root may be passed through by others (0711), since Postgres runs as its own
 * user when we are root; what is secret is closed file by file.
 */
export function openDataFolder(path: string): DataFolder {
  const root = resolve(path);
  const folder: DataFolder = {
    root,
    secretsFile: join(root, 'secrets.json'),
    stateFile: join(root, 'state.json'),
    logs: join(root, 'logs'),
    run: join(root, 'run'),
    nats: join(root, 'nats'),
    redis: join(root, 'redis'),
  };
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o711);
  for (const inner of [folder.logs, folder.run, folder.nats, folder.redis]) {
    mkdirSync(inner, { recursive: true, mode: 0o700 });
  }
  return folder;
}
