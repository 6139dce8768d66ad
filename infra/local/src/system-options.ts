import type { ServiceName } from '@liandong/contracts/wire/rpc';
import type { AppName } from './apps.js';

export interface SystemOptions {
  /** Where everything is kept; made when it is not there. */
  readonly dataDir: string;
  /** Load the demonstration data where it is not loaded yet. */
  readonly demo: boolean;
  /** false only for tests: an acknowledged write may then be lost with the machine. Default true. */
  readonly durable?: boolean;
  /** The apps to run; default all. */
  readonly apps?: readonly AppName[];
  /** The gateway's port; when it is taken the start fails. Default: the last one, 3000, or any. */
  readonly port?: number;
  /** Settings added to every app's environment, such as LOG_LEVEL. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Servers of the person's own, used in place of embedded ones. */
  readonly own?: OwnServers;
  /** Says what is going on, line by line. Default: nothing is said. */
  readonly report?: (line: string) => void;
  /** Gives the start up: what was started is stopped, and startSystem rejects. */
  readonly signal?: AbortSignal;
}

export interface OwnServers {
  /** A URL that may create databases and roles. */
  readonly databaseUrl?: string | undefined;
  /** Used by all services as it is: permissions are then up to that server. */
  readonly natsUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
}

export interface LiandongSystem {
  /** The gateway's address, as seen from this machine. */
  readonly url: string;
  readonly port: number;
  /** A superuser's URL of the database with all schemas. */
  readonly adminDatabaseUrl: string;
  readonly databaseUrlOf: (service: ServiceName, role: 'owner' | 'runtime') => string;
  readonly natsUrlOf: (app: AppName) => string;
  readonly redisUrl: string;
  /** Ends a part at once (`postgres`, `nats`, `redis` or an app); it stays down until restart(). */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a part again on its port and waits until it is ready. */
  restart(name: string): Promise<void>;
  /** Sends a signal; a part that dies of it is started again by the supervision. */
  signal(name: string, signal: NodeJS.Signals): void;
  pidOf(name: string): number | undefined;
  /** The end of a part's log. */
  logTail(name: string, lines?: number): string;
  /** Waits until every part is ready. */
  waitReady(withinMs?: number): Promise<void>;
  /** Stops everything in order: the gateway, the services, the servers. */
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  endNow(): Promise<void>;
}
