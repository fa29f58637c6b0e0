// Loaded before a program with `node --import`: ends it with SIGKILL as its NYX_KILL_AT-th change of a name on disk begins.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const changes = ['rename', 'symlink', 'mkdir', 'rmdir', 'rm', 'unlink'];
const killAt = Number(process.env.NYX_KILL_AT);
let steps = 0;

function killBefore(owner: object, name: string): void {
  const change: unknown = Reflect.get(owner, name);
  if (typeof change !== 'function') return;
  const counted = (...words: unknown[]): unknown => {
    if (++steps === killAt) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(change, owner, words);
  };
  Reflect.set(owner, name, counted);
}

for (const name of changes) {
  killBefore(fs.promises, name);
  killBefore(fs, `${name}Sync`);
}
syncBuiltinESMExports();
