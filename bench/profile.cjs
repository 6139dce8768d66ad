/**
 * Loaded into the apps by `--require` (`npm run bench -- check-ins --profile <folder>`): keeps a CPU profile from the
 * moment when SIGUSR2 comes, so that a start does not hide what comes after it.
 */
'use strict';
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');

const app = /apps\/(\w+)\/dist\/bundle\/main\.js$/.exec(process.argv[1] ?? '')?.[1];
if (app) {
  process.once('SIGUSR2', () => {
    const session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 400 });
    session.post('Profiler.start');
    process.once('exit', () => {
      session.post('Profiler.stop', (_, { profile }) => {
        writeFileSync(join(process.env.LIANDONG_PROFILES, `${app}.cpuprofile`), JSON.stringify(profile));
      });
    });
  });
}
