#!/usr/bin/env node
// Launcher: finds the right Node.js, then hands over to the command line. Must parse on any Node.js.
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileCacheFolder } from './compile-cache.js';
import { fail, supervise } from './supervise.js';

const FLOOR = 24;
/** With one of these a command prints and is done: there is nothing to supervise. */
const PRINTED = ['--help', '-h', '--version', '-V'];

const isRecent = Number(process.versions.node.split('.')[0]) >= FLOOR;
const node = isRecent ? process.execPath : bundledNode();
const words = process.argv.slice(2);

if (isRecent && words.some((word) => PRINTED.includes(word))) {
  const cache = compileCacheFolder();
  if (cache) module.enableCompileCache(cache);
  await import(program('program'));
} else if (node) {
  const cache = compileCacheFolder();
  supervise({
    node,
    program: fileURLToPath(program('program')),
    cleaner: fileURLToPath(program('database/clean-up')),
    words,
    env: cache ? { ...process.env, NODE_COMPILE_CACHE: cache } : process.env,
  });
} else {
  fail(
    'launcher',
    `nyx-etl needs Node.js ${FLOOR} or newer and this is ${process.version}: type 'npm install node@${FLOOR}' here, or update Node.js`,
    2,
    words,
  );
}

/** A checkout runs its sources as they stand; the published package holds only what was compiled. */
function program(name) {
  const source = new URL(`../src/${name}.ts`, import.meta.url);
  return existsSync(source) ? source.href : new URL(`../dist/src/${name}.js`, import.meta.url).href;
}

function bundledNode() {
  try {
    const node = createRequire(import.meta.url).resolve('node/bin/node');
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}
