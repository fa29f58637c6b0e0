#!/usr/bin/env node
// Launcher: finds the right Node.js, then hands over to the command line. Must parse on any Node.js.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const FLOOR = 24;

if (Number(process.versions.node.split('.')[0]) >= FLOOR) {
  module.enableCompileCache();
  // A checkout runs its sources as they stand; the published package holds only what was compiled.
  const sources = new URL('../src/cli.ts', import.meta.url);
  await import(existsSync(sources) ? sources.href : new URL('../dist/src/cli.js', import.meta.url).href);
} else {
  const node = bundledNode();
  if (node) {
    runUnder(node);
  } else {
    console.error(
      `nyx-etl needs Node.js ${FLOOR} or newer and this is ${process.version}: type 'npm install node@${FLOOR}' here, or update Node.js`,
    );
    process.exitCode = 2;
  }
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
  });
}

function bundledNode() {
  try {
    const node = createRequire(import.meta.url).resolve('node/bin/node');
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}
