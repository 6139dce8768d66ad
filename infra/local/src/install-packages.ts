import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * invoke-rc.d asks policy-rc.d before a package may start its service, and 101 means no: Liandong runs servers of
 * its own, the system's stay down. A policy that is there already is left alone. A fresh machine has no package
 * lists yet, hence the second attempt.
 */
const script = `set -e
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
install() { apt-get --quiet install --yes --no-install-recommends "$@"; }
install "$@" || { apt-get --quiet update; install "$@"; }
`;

/**
 * Installs Debian packages when we are root or may become it without a password; false where that is not allowed
 * or not Debian, or when it fails.
 */
export async function installPackages(
  packages: readonly string[],
  report: (line: string) => void,
): Promise<boolean> {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;

  report(`installing ${packages.join(', ')} with apt-get`);
  const failure = await runAsRoot(isRoot, ['sh', '-c', script, 'install', ...packages]);
  if (failure !== undefined) report(`apt-get failed: ${failure}`);
  return failure === undefined;
}

/** The end of what it said when it fails. */
function runAsRoot(isRoot: boolean, command: readonly string[]): Promise<string | undefined> {
  const [file = 'sh', ...args] = isRoot ? command : ['sudo', '-n', ...command];
  return new Promise((done) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (chunk: string): void => void (said = (said + chunk).slice(-2_000));
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', (error) => done(error.message));
    child.once('close', (code) => done(code === 0 ? undefined : said.trim() || `exit code ${code}`));
  });
}
