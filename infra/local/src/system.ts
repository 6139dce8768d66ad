import { fileURLToPath } from 'node:url';
import {
  appEnvironment,
  inheritedEnvironment,
  portSettings,
  type AppSurroundings,
} from './app-environment.js';
import { appFile, appNames, appPart, isService, type AppName } from './apps.js';
import { openDataFolder, type DataFolder } from './data-folder.js';
import { withClient } from './database-client.js';
import type { Server } from './find-binaries.js';
import { serviceUsers } from './nats-users.js';
import { natsUrl } from './nats.js';
import { choosePorts, isFree } from './ports.js';
import { loadDemoData, migrateServices, type RunAppScript } from './prepare-data.js';
import { ProcessGroup } from './process-group.js';
import { adminUrlOf, provisionPostgres, rolesOf, urlForRole } from './provision-postgres.js';
import { claim, endOrphans, release } from './recover.js';
import { runScript } from './run-script.js';
import { openSecrets } from './secrets.js';
import { startServers } from './servers.js';
import { readPorts, writePorts } from './state.js';
import type { LiandongSystem, SystemOptions } from './system-options.js';

const database = 'liandong';
const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Starts Liandong from what is built: servers, schemas, demonstration data, apps. When it resolves, every part is
 * ready. When it rejects, nothing of it runs.
 * @throws AlreadyRunning when another process runs on the same data folder
 */
export async function startSystem(options: SystemOptions): Promise<LiandongSystem> {
  const report = options.report ?? (() => undefined);
  const signal = options.signal ?? new AbortController().signal;
  const folder = openDataFolder(options.dataDir);
  claim(folder);
  const processes = new ProcessGroup(folder, report);
  const giveUp = (): void => void processes.stop();
  signal.addEventListener('abort', giveUp);
  try {
    await endOrphans(folder, report);
    const system = await startParts({ ...options, report, signal }, folder, processes);
    signal.throwIfAborted();
    claim(folder, system.url);
    return system;
  } catch (error) {
    await processes.stop();
    release(folder);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

type Settled = SystemOptions & Required<Pick<SystemOptions, 'report' | 'signal'>>;

async function startParts(
  options: Settled,
  folder: DataFolder,
  processes: ProcessGroup,
): Promise<LiandongSystem> {
  const { report, own = {}, apps = appNames } = options;
  const secrets = openSecrets(folder.secretsFile);
  if (options.port !== undefined && !(await isFree(options.port))) throw new PortTaken(options.port);
  const serverPorts = await settlePorts(folder, allServers);
  const portOf = (server: Server): number => serverPorts[server] ?? 0;
  const needed = neededServers(own);
  if (needed.length > 0) report(`starting ${needed.join(', ')}`);
  const servers = await startServers({
    folder,
    secrets,
    portOf,
    needed,
    processes,
    report,
    durable: options.durable ?? true,
    natsAccounts: [{ name: 'LIANDONG', users: serviceUsers((user) => secrets.password(`nats:${user}`)) }],
  });

  const provisioning = {
    adminUrl: own.databaseUrl ?? servers.adminDatabaseUrl ?? '',
    database,
    passwordOf: (role: string) => secrets.password(`role:${role}`),
  };
  report('preparing the database');
  await provisionPostgres(provisioning);

  const surroundings: AppSurroundings = {
    checkout,
    secrets,
    databaseUrl: (service) => urlForRole(provisioning, rolesOf(service).runtime),
    natsUrl: (app) => own.natsUrl ?? natsUrl(portOf('nats'), app, secrets.password(`nats:${app}`)),
    redisUrl: own.redisUrl ?? servers.redisUrl ?? '',
  };
  const environmentOf = (app: AppName): NodeJS.ProcessEnv => ({
    ...inheritedEnvironment(process.env),
    ...appEnvironment(app, surroundings),
    ...options.environment,
  });
  const runAppScript: RunAppScript = (service, script) =>
    runScript(folder, {
      name: `${service}-${script}`,
      file: appFile(checkout, service, script),
      environment: {
        ...environmentOf(service),
        DATABASE_OWNER_URL: urlForRole(provisioning, rolesOf(service).owner),
      },
      signal: options.signal,
    });

  const services = apps.filter(isService);
  await withClient(adminUrlOf(provisioning), async (admin) => {
    await migrateServices(admin, services, checkout, runAppScript, report);
    if (options.demo) await loadDemoData(admin, services, runAppScript, report);
    else if (environmentOf('volunteers')['ADMIN_PHONE'])
      await runAppScript('volunteers', 'appoint-administrator');
  });
  if (apps.length > 0) report(`starting ${apps.join(', ')}`);
  // Only now: loading the data may have taken long enough for somebody else to take a port.
  const appPorts = await settlePorts(folder, ['gateway', ...apps.map(healthOf)], { gateway: options.port });
  const gateway = appPorts['gateway'] ?? 0;
  if (options.port !== undefined && gateway !== options.port) throw new PortTaken(options.port);
  const startApp = (app: AppName): Promise<void> => {
    const health = appPorts[healthOf(app)] ?? 0;
    const environment = { ...environmentOf(app), ...portSettings(app, { health, gateway }) };
    return processes.start(appPart(checkout, app, environment, health));
  };
  await Promise.all(apps.map(startApp));

  return {
    url: `http://localhost:${gateway}`,
    port: gateway,
    adminDatabaseUrl: adminUrlOf(provisioning),
    databaseUrlOf: (service, role) => urlForRole(provisioning, rolesOf(service)[role]),
    natsUrlOf: surroundings.natsUrl,
    redisUrl: surroundings.redisUrl,
    kill: (name, signal) => processes.kill(name, signal),
    restart: (name) => processes.restart(name),
    signal: (name, signal) => processes.signal(name, signal),
    pidOf: (name) => processes.pidOf(name),
    logTail: (name, lines) => processes.logTail(name, lines),
    waitReady: (withinMs) => processes.waitReady(withinMs),
    stop: () => processes.stop().finally(() => release(folder)),
    endNow: () => processes.endNow().finally(() => release(folder)),
  };
}

const allServers: readonly Server[] = ['postgres', 'nats', 'redis'];

function neededServers(own: NonNullable<SystemOptions['own']>): Server[] {
  const brought = { postgres: own.databaseUrl, nats: own.natsUrl, redis: own.redisUrl };
  return allServers.filter((server) => brought[server] === undefined);
}

function healthOf(app: AppName): string {
  return `health:${app}`;
}

class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use: choose another, or leave --port out.`);
  }
}

/** A port for each part: the wanted one, the one of the last start, the usual one, or any; the first that is free. */
async function settlePorts(
  folder: DataFolder,
  parts: readonly string[],
  wanted: Readonly<Record<string, number | undefined>> = {},
): Promise<Record<string, number>> {
  const usual = { gateway: 3000, ...readPorts(folder.stateFile) };
  const chosen = Object.entries(wanted).flatMap(([part, port]) =>
    port === undefined ? [] : [[part, port] as const],
  );
  const ports = await choosePorts(parts, { ...usual, ...Object.fromEntries(chosen) });
  writePorts(folder.stateFile, ports);
  return ports;
}
