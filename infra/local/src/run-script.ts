import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.js';
import { openLog, tailOf } from './log-file.js';
import { forgetProcess, recordProcess } from './process-records.js';

export interface Script {
  /** Names its log and its record. */
  readonly name: string;
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends it when the start is given up. */
  readonly signal: AbortSignal;
}

/** Runs a Node script to its end; its output goes to its log. Fails with the end of that log. */
export async function runScript(folder: DataFolder, script: Script): Promise<void> {
  const logFile = join(folder.logs, `${script.name}.log`);
  const log = openLog(logFile);
  const child = spawn(process.execPath, [script.file], {
    env: script.environment,
    stdio: ['ignore', log, log],
    signal: script.signal,
  });
  closeSync(log);
  if (child.pid !== undefined) recordProcess(folder.run, script.name, child.pid);
  try {
    const code = await new Promise<number | null>((done, fail) =>
      child.once('error', fail).once('exit', done),
    );
    if (code !== 0) throw new Error(`${script.name} failed\n--- the end of ${logFile}\n${tailOf(logFile)}`);
  } finally {
    forgetProcess(folder.run, script.name);
  }
}
