import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program installed in node_modules, run by this Node: [file, ...args] for run(). */
export function tool(path, ...args) {
  return [process.execPath, fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)), ...args];
}

/**
 * Runs a command in the checkout and keeps what it says.
 * @returns {Promise<{ok: boolean, output: string}>}
 */
export function run([file, ...args], environment = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.once('error', (error) => done({ ok: false, output: `${output}\n${file}: ${error.message}` }));
    child.once('close', (code) => done({ ok: code === 0, output }));
  });
}
