// Debian's Chromium for tests of pages. Where it is missing, root installs it; nobody else can, and is told so.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const INSTALL_MS = 300_000;

/** Opens the browser. Throws with what to type where there is none, and none can be installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.NYX_TEST_CHROMIUM ?? find() ?? install();
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

const find = () => PLACES.find((path) => existsSync(path));

function install(): string {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const options = { timeout: INSTALL_MS, stdio: 'ignore' } as const;
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  }
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error(
    'pages are tested in a browser: apt-get install -y chromium, or name one in NYX_TEST_CHROMIUM',
  );
}
