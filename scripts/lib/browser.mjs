import { existsSync } from 'node:fs';
import { installPackages } from '../../infra/local/dist/install-packages.js';
import { say } from './steps.mjs';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The end-to-end tests drive Debian's Chromium; it is installed where that is allowed. */
export async function provideBrowser() {
  if (existsSync(browser) || (await installPackages(['chromium'], say))) return;
  throw new Error(
    'The end-to-end tests need Chromium: install it, and set CHROMIUM to its path if that is not /usr/bin/chromium',
  );
}
