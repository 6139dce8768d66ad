import { isRecord, readJson, writeJson } from './json-file.js';

/** What a data folder remembers from one start to the next. */
export interface State {
  /** The port that each part had last. */
  readonly ports: Readonly<Record<string, number>>;
  /** The services whose demonstration data is complete. */
  readonly demoLoaded: readonly string[];
}

export function readState(file: string): State {
  const stored = readJson(file);
  if (!isRecord(stored)) return { ports: {}, demoLoaded: [] };
  const ports: Record<string, number> = {};
  for (const [part, port] of Object.entries(isRecord(stored['ports']) ? stored['ports'] : {})) {
    if (typeof port === 'number') ports[part] = port;
  }
  const loaded = Array.isArray(stored['demoLoaded']) ? stored['demoLoaded'] : [];
  return { ports, demoLoaded: loaded.filter((service) => typeof service === 'string') };
}

export function updateState(file: string, change: Partial<State>): void {
  writeJson(file, { ...readState(file), ...change });
}
