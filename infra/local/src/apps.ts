import { join } from 'node:path';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { serviceNames } from '@liandong/messaging/topology';
import { probeHttp } from './http-probe.js';
import type { Part } from './supervised-process.js';

export type AppName = ServiceName | 'gateway';

/** In the order in which they start: the gateway last, since it is the door. */
export const appNames: readonly AppName[] = [...serviceNames, 'gateway'];

/** The services that load demonstration data, each after the one whose events it needs. */
export const demoOrder: readonly ServiceName[] = ['volunteers', 'activities', 'checkins'];

export function isService(app: AppName): app is ServiceName {
  return app !== 'gateway';
}

/** What an app's built files can do beside running it. */
export type AppTask = 'migrate' | 'demo' | 'appoint-administrator';
type AppScript = 'main' | AppTask;

/** A built file of an app. */
export function appFile(checkout: string, app: AppName, script: AppScript): string {
  return join(checkout, 'apps', app, 'dist/bundle', `${script}.js`);
}

/** With what Node runs an app, here and in a container. */
export const nodeFlags: readonly string[] = [
  // Room for a rush's short-lived objects, in MB: with Node's 16 a tenth of the gateway's time went to collecting them.
  '--max-semi-space-size=32',
  // By how much, in percent, the heap may grow before all of it is looked through. V8 counts the bytes of buffers, too,
  // but gives them some eight megabytes of room, though they go with the young objects at 32: an export spent more
  // time looking through a heap that had not changed than on its bytes.
  '--heap-growing-percent=150',
  // Node's own code, some 25 MB, lies in a dozen pages instead of six thousand, which a processor
  // must else look up time and again: a twentieth of a check-in. Where the system has no such pages nothing is said.
  '--use-largepages=silent',
];

/** The app as a supervised part; it is ready when its health server says so. */
export function appPart(
  checkout: string,
  app: AppName,
  environment: NodeJS.ProcessEnv,
  healthPort: number,
): Part {
  return {
    name: app,
    layer: isService(app) ? 'service' : 'door',
    command: {
      file: process.execPath,
      args: [...nodeFlags, appFile(checkout, app, 'main')],
      cwd: checkout,
      env: environment,
    },
    probe: () => probeHttp(`http://127.0.0.1:${healthPort}/health/ready`),
    readyWithinMs: 90_000,
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
  };
}
