import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { nyxHome, resolveTarget } from '../config.ts';
import { openSession } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { migrationState } from '../index.ts';
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
    const findings = [runtime(), await disk(), ...(await database(args['database-url']))];
    printResult(args, 'doctor', { findings }, () =>
      findings
        .map(({ what, ok, found }) => `${ok ? 'ok   ' : 'fail '} ${what.padEnd(11)} ${found}`)
        .join('\n'),
    );
    return findings.every((finding) => finding.ok) ? undefined : 1;
  },
});

function runtime(): Finding {
  return { what: 'Node.js', ok: Number(process.versions.node.split('.')[0]) >= 24, found: process.version };
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(tmpdir());
  const free = bavail * bsize;
  return {
    what: 'disk',
    ok: free > NEEDED_BYTES,
    found: `${(free / 1e9).toFixed(1)} GB free for temporary files`,
  };
}

async function database(option: string | undefined): Promise<Finding[]> {
  try {
    const target = resolveTarget(option);
    await using session = await openSession(target, 'nyx-etl doctor');
    const { rows } = await session.pg.query<{
      version: string;
      number: number;
      writable: boolean;
      owner: boolean;
    }>(`
      select
          current_setting('server_version') as version,
          current_setting('server_version_num')::integer as number,
          not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable,
          has_database_privilege(current_database(), 'CREATE') as owner`);
    const [server] = rows;
    if (!server) return [];
    const { pending, problems } = await migrationState(session);
    const where =
      target.kind === 'embedded' ? `embedded, data in ${nyxHome()}` : 'from the connection settings';
    return [
      { what: 'PostgreSQL', ok: server.number >= 150000, found: `${server.version}, ${where}` },
      {
        what: 'writable',
        ok: server.writable,
        found: server.writable ? 'yes' : 'no: a standby or a read-only session',
      },
      {
        what: 'rights',
        ok: server.owner,
        found: server.owner ? 'may create schemas' : 'may not create schemas',
      },
      {
        what: 'schema',
        ok: pending.length + problems.length === 0,
        found:
          problems[0] ?? (pending.length ? `${pending.length} pending: run 'nyx-etl migrate'` : 'current'),
      },
    ];
  } catch (error) {
    if (!(error instanceof EtlError)) throw error;
    return [
      { what: 'database', ok: false, found: `${error.message}${error.hint ? ` (${error.hint})` : ''}` },
    ];
  }
}
