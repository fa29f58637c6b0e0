// What PostgreSQL's programs and the system say when a server cannot be made or started, as one sentence.
import { access, constants, statfs } from 'node:fs/promises';
import { ConfigError, EtlError, LaterError } from '../errors.ts';
import { errorCode, unless } from '../system-errors.ts';

/** In bytes: one segment of PostgreSQL's log of changes, without which it does nothing. */
const LEAST_SPACE = 16 * 1024 ** 2;

/** Code of the error of a program of PostgreSQL's that has failed; its message is what the program printed. */
export const PROGRAM_FAILED = 'server-program';

interface Kind {
  /** How the system or PostgreSQL says it. */
  says: RegExp;
  /** `lastVersion`: the nyx-etl that has started the server last, where that is known. */
  error(home: string, found: RegExpExecArray, lastVersion?: string): EtlError;
}

const ELSEWHERE =
  'set NYX_HOME to a folder of your own on a disk with space, or give --database-url';

/** The first that fits is the reason: what follows from it fits, too. */
const KINDS: Kind[] = [
  {
    says: /postmaster\.pid" (?:already exists|is empty)|invalid data in PID file|pre-existing shared memory|did not start in time/,
    error: (home) =>
      busy(`the embedded server under ${home} is being started or stopped by another process`),
  },
  {
    says: /could not bind|Address already in use|could not create any (?:TCP\/IP|Unix)/,
    error: () => busy('the embedded server found no free port'),
  },
  {
    says: /shared memory segment.*\n?.*No space left|could not (?:map|create|resize) .*shared memory/,
    error: () =>
      new EtlError('the embedded server gets no shared memory', {
        hint: 'give it 512 MB (in a container: --shm-size=512m), or give --database-url',
        code: 'embedded-server',
      }),
  },
  { says: /ENOSPC|EDQUOT|No space left|[Dd]isk quota|free disk space|wrote only/, error: diskFull },
  {
    says: /EROFS|Read-only file system/,
    error: (home) => new ConfigError(`${home} is on a disk that is read-only`, { hint: ELSEWHERE }),
  },
  {
    says: /initialized by PostgreSQL version (\d+)(?:.{0,60}this version (\d+))?/,
    error: (home, [, version, own = 'another'], lastVersion = 'VERSION') =>
      new ConfigError(
        `the data under ${home} is of PostgreSQL ${version}; this nyx-etl brings ${own}`,
        {
          hint:
            `take a backup with the nyx-etl that ran it last, which brings PostgreSQL ${version}, ` +
            `and restore it with this one: npx nyx-etl@${lastVersion} backup --out DIR && nyx-etl restore DIR --replace`,
        },
      ),
  },
  {
    says: /spawn .*(EACCES|ENOENT|ENOEXEC|EPERM)|error while loading shared libraries/,
    error: () =>
      new ConfigError("PostgreSQL's programs in this package cannot be run", {
        hint: 'was it installed with --ignore-scripts? then finish that, in the same folder: npm rebuild --ignore-scripts=false; else install it where every user can enter, or give --database-url',
      }),
  },
  {
    says: /wrong ownership|invalid permissions|must be owned by/,
    error: (home) =>
      new ConfigError(
        `the data folder under ${home} has another owner or other rights than it was made with`,
        {
          hint: 'give it back to the user that the server runs as, with mode 0700',
        },
      ),
  },
  {
    says: /EACCES|EPERM|Permission denied|ENOENT: .*mkdir/,
    error: (home) =>
      new ConfigError(`${home} may not be written to or entered`, { hint: ELSEWHERE }),
  },
  {
    says: /ENAMETOOLONG|name too long|too long/,
    error: (home) => new ConfigError(`${home} is too long a path`, { hint: ELSEWHERE }),
  },
  {
    says: /ENOTDIR|EEXIST|Not a directory/,
    error: (home) =>
      new ConfigError(`${home} is not a folder, or is in something that is none`, {
        hint: ELSEWHERE,
      }),
  },
  {
    says: /pg_control|control file|checkpoint record|WAL directory|invalid (?:page|checksum|record)|PANIC|not a database cluster|PG_VERSION|could not (?:open|read|access) (?:file|directory)/,
    error: (home) =>
      new EtlError(`the data under ${home} is damaged`, {
        hint: `read ${home}/postgresql/server.log, and put back a copy of the folder`,
        code: 'embedded-server.damaged',
      }),
  },
];

/**
 * Exit code 75 is for what another process or the network does; everything else stays until somebody mends it. `log` is
 * what the server has logged meanwhile, `lastVersion` the nyx-etl that had started it before. Call it while what was written still stands: a full disk often keeps a program
 * from saying that it is full.
 */
export async function toServerFailure(
  home: string,
  cause: unknown,
  { log = '', lastVersion }: { log?: string; lastVersion?: string | undefined } = {},
): Promise<EtlError> {
  if (cause instanceof EtlError && cause.code !== PROGRAM_FAILED) return cause;
  if (await isFull(home)) return withCause(diskFull(home), cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  // A server that comes up after a crash logs an end of its records that is no error.
  const errors = log.replaceAll(/^.*\bLOG: +(?!could not).*$/gm, '');
  const text = `${errorCode(cause) ?? ''} ${message}\n${errors}`;
  for (const { says, error } of KINDS) {
    const found = says.exec(text);
    if (found) return withCause(error(home, found, lastVersion), cause);
  }
  return new EtlError(`the embedded server under ${home} does not start`, {
    hint: `read ${home}/postgresql/server.log`,
    code: 'embedded-server',
    cause,
  });
}

async function isFull(home: string): Promise<boolean> {
  const space = await statfs(home).catch(unless('ENOENT', 'ENOTDIR', 'EACCES', 'ENAMETOOLONG'));
  if (!space || space.blocks === 0) return false;
  return space.bavail * space.bsize < LEAST_SPACE && !(await isReadOnly(home));
}

/** Nothing is free on a file system that is read-only by nature. */
async function isReadOnly(home: string): Promise<boolean> {
  const [written] = await Promise.allSettled([access(home, constants.W_OK)]);
  return written.status === 'rejected' && errorCode(written.reason) === 'EROFS';
}

function diskFull(home: string): EtlError {
  return new EtlError(`the disk of ${home} is full`, {
    hint: 'free some space (a new database takes 100 MB), then run the same command again',
    code: 'embedded-server.disk_full',
  });
}

function busy(message: string): EtlError {
  return new LaterError(message, {
    hint: 'run the same command again',
    code: 'embedded-server.busy',
  });
}

function withCause(error: EtlError, cause: unknown): EtlError {
  error.cause = cause;
  return error;
}
