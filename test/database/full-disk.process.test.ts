// faults.md S6: the disk of PostgreSQL itself is full, or takes nothing at all.
import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { ownEnvironment } from '../support/run-cli.ts';

vi.setConfig({ testTimeout: 240_000 });

const run = promisify(execFile);

/**
 * A name space of mounts that ends with its shell. Whoever is not root becomes root in it, to mount, and then themself again,
 * as whom PostgreSQL runs: `$AS` does that.
 */
const isRoot = process.getuid?.() === 0;
const privateMounts = isRoot ? ['-m'] : ['-rm'];
const asBefore = isRoot
  ? ''
  : `unshare --map-user=${process.getuid?.()} --map-group=${process.getgid?.()}`;

const SCRIPT = `
  disk() { mount -t tmpfs -o "mode=755,uid=$(id -u)" -o "size=$1" tmpfs "$DISK"; }
  nyx() { NYX_HOME="$DISK/home" $AS "$NODE" "$LAUNCHER" "$@" >&2; echo "code $?" >&2; }
  say() { echo "--- $1" >&2; }
  say made; disk 20m; nyx db start; ls -A "$DISK" >&2; umount "$DISK"
  say loaded; disk 160m; nyx db start; nyx migrate
  nyx ingest table users "$FILE" --quiet; nyx loads
  say again; mount -o remount,size=900m "$DISK"; nyx ingest table users "$FILE"; nyx db stop
  say read-only; mount -o remount,ro "$DISK"; nyx db start`;

test('it is said what is full; nothing is half, and with space the same command works', async () => {
  await using files = await fixtureFolder();
  await chmod(files.path, 0o711);
  const disk = join(files.path, 'disk');
  await mkdir(disk);
  // What hardly compresses, and is larger than the disk.
  const name = (n: number) =>
    Array.from({ length: 100 }, (_, m) => (n * 7919 + m * 104_729).toString(36)).join('');
  const rows = Array.from({ length: 160_000 }, (_, n) => `${name(n)},u${n}@example.org\n`);
  const file = await files.write('users.csv', `name,email\n${rows.join('')}`);
  const { stderr } = await run('unshare', [...privateMounts, 'sh', '-c', SCRIPT], {
    env: {
      ...ownEnvironment(),
      AS: asBefore,
      DISK: disk,
      FILE: file,
      NODE: process.execPath,
      LAUNCHER: join(packageRoot, 'bin/nyx-etl.js'),
    },
  });
  const [, made, loaded, again, readOnly] = stderr.split(/^--- .*\n/m);
  expect(made).toMatch(/^error: the disk of .+ is full\nhint: free some space .+\ncode 1\n$/);
  expect(loaded).toMatch(
    /error: .*No space left on device\nhint: the server's disk is full: .+\ncode 1\nnothing was loaded yet\n/,
  );
  expect(again).toContain('read 160,000 = inserted 160,000');
  expect(readOnly).toMatch(/^error: .+ is on a disk that is read-only\nhint: .+\ncode 2\n$/);
});
