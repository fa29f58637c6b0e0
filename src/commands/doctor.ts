import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { nyxHome, resolveTarget } from '../config.ts';
import { requireCreatable } from '../database/cluster.ts';
import { isMissing, openSession } from '../database/open-session.ts';
import { requireWritable } from '../database/require-writable.ts';
import { readRole } from '../database/role.ts';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { migrationState } from '../schema.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { defineCommand, printResult } from './command.ts';

interface Finding {
  what: string;
  ok: boolean;
  found: string;
}

const NEEDED_BYTES = 1024 ** 3;

export default defineCommand({
  command: 'doctor',
  describe: 'can it work here: runtime, database, rights, disk',
  options: {},
  examples: [['doctor', 'one line per requirement; exit 1 when one is not met']],
  run: async (args) => {
    const findings = [runtime(), ...(await disk()), ...(await database(args['database-url']))];
    printResult(args, 'doctor', { findings }, () =>
      findings
        .map(({ what, ok, found }) => `${ok ? 'ok   ' : 'fail '} ${what.padEnd(11)} ${found}`)
        .join('\n'),
    );
    return findings.every((finding) => finding.ok) ? undefined : 1;
  },
});

function runtime(): Finding {
  return {
    what: 'Node.js',
    ok: Number(process.versions.node.split('.')[0]) >= 24,
    found: process.version,
  };
}

function disk(): Promise<Finding[]> {
  return asFindings('disk', async () => {
    await using _ = await temporaryFolder('doctor');
    const { bavail, bsize } = await statfs(tmpdir());
    const free = bavail * bsize;
    return [
      {
        what: 'disk',
        ok: free > NEEDED_BYTES,
        found: `${(free / 1e9).toFixed(1)} GB free for temporary files`,
      },
    ];
  });
}

function database(option: string | undefined): Promise<Finding[]> {
  return asFindings('database', async () => {
    const target = resolveTarget(option);
    if (await isMissing(target)) {
      await requireCreatable(nyxHome());
      const found = `not created yet: 'nyx-etl migrate' makes it in ${nyxHome()}`;
      return [{ what: 'database', ok: true, found }];
    }
    await using session = await openSession(target, 'nyx-etl doctor');
    const where =
      target.kind === 'embedded'
        ? `embedded, data in ${nyxHome()}`
        : 'from the connection settings';
    return [
      ...(await asFindings('PostgreSQL', () => server(session, where))),
      ...(await asFindings('rights', () => roleAndSchema(session))),
    ];
  });
}

async function server(session: Session, where: string): Promise<Finding[]> {
  const { rows } = await session.pg.query<{ version: string; number: number }>(`
    select
        current_setting('server_version') as version,
        current_setting('server_version_num')::integer as number`);
  return rows.map(({ version, number }) => {
    return { what: 'PostgreSQL', ok: number >= 150000, found: `${version}, ${where}` };
  });
}

/** What the role is there for says which of the rest it needs: a reader no server to write to, a writer no schema etl. */
async function roleAndSchema(session: Session): Promise<Finding[]> {
  const role = await readRole(session);
  return [
    { what: 'rights', ok: role.ok, found: role.found },
    ...(role.writes ? await asFindings('writable', () => writable(session)) : []),
    ...(role.seesMigrations ? await asFindings('schema', () => schema(session)) : []),
  ];
}

async function writable(session: Session): Promise<Finding[]> {
  await requireWritable(session, 'no');
  return [{ what: 'writable', ok: true, found: 'yes' }];
}

async function schema(session: Session): Promise<Finding[]> {
  const { pending, problems } = await migrationState(session);
  const found =
    problems[0] ??
    (pending.length ? `${pending.length} pending: run 'nyx-etl migrate'` : 'current');
  return [{ what: 'schema', ok: pending.length + problems.length === 0, found }];
}

/** A failure is what this command is there to tell of, not to fail with. */
async function asFindings(what: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    refuseInterrupted();
    const { message, hint } = toSqlError(error);
    return [{ what, ok: false, found: `${message}${hint ? ` (${hint})` : ''}` }];
  }
}
