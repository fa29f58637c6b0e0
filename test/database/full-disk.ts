// A disk of PostgreSQL's own, to be filled and to be made read-only.
import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { launcher } from '../support/launcher.ts';
import { ownEnvironment } from '../support/run-cli.ts';

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

const TOOLS = `
  disk() { mount -t tmpfs -o "mode=755,uid=$(id -u)" -o "size=$1" tmpfs "$DISK"; }
  nyx() { NYX_HOME="$DISK/home" $AS "$NODE" "$LAUNCHER" "$@" >&2; echo "code $?" >&2; }
  say() { echo "--- $1" >&2; }`;

/**
 * Runs a shell script with `disk SIZE`, which mounts a disk, `nyx`, which runs a command with its home there, and `say`,
 * which begins a part; `$FILE` is a file of users with the text. Gives what each part has printed.
 */
export async function onDisk(script: string, users = ''): Promise<string[]> {
  await using files = await fixtureFolder();
  await chmod(files.path, 0o711);
  const disk = join(files.path, 'disk');
  await mkdir(disk);
  const file = await files.write('users.csv', users);
  const { stderr } = await run('unshare', [...privateMounts, 'sh', '-c', `${TOOLS}\n${script}`], {
    env: {
      ...ownEnvironment(),
      AS: asBefore,
      DISK: disk,
      FILE: file,
      NODE: process.execPath,
      LAUNCHER: launcher,
    },
  });
  return stderr.split(/^--- .*\n/m).slice(1);
}

/** What is said where a cluster cannot be made. */
export const FULL = /^error: the disk of .+ is full\nhint: free some space .+\ncode 1\n$/;
/** What is said where a server cannot be started. */
export const READ_ONLY = /^error: .+ is on a disk that is read-only\nhint: .+\ncode 2\n$/;
