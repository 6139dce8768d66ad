import { isRecord, readJson, writeJson } from './json-file.js';

/** The port that each part had at the last start. */
export function readPorts(stateFile: string): Record<string, number> {
  const stored = readJson(stateFile);
  const ports: Record<string, number> = {};
  if (!isRecord(stored) || !isRecord(stored['ports'])) return ports;
  for (const [part, port] of Object.entries(stored['ports']))
    if (typeof port === 'number') ports[part] = port;
  return ports;
}

export function writePorts(stateFile: string, ports: Readonly<Record<string, number>>): void {
  writeJson(stateFile, { ports: { ...readPorts(stateFile), ...ports } });
}
