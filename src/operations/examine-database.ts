// What doctor finds of a database that answers.
import { readReporting } from '../database/reporting.ts';
import { requireWritable } from '../database/require-writable.ts';
import { readRole } from '../database/role.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { migrationState, tellDrift } from '../schema.ts';
import { asFindings, type Finding, finding, met } from './finding.ts';

const OLDEST = 150_000;
const examineFile = sqlFile(import.meta.url, './examine_server.sql');

/** Looks at server, role and schema. `where` says which database it is; changes nothing. */
export async function examineDatabase(session: Session, where: string): Promise<Finding[]> {
  return [
    ...(await asFindings('PostgreSQL', () => examineVersion(session, where))),
    ...(await asFindings('server', () => examineServer(session))),
    ...(await asFindings('rights', () => roleAndSchema(session))),
  ];
}

async function examineVersion(session: Session, where: string): Promise<Finding[]> {
  const { rows } = await session.pg.query<{ version: string; number: number }>(`
    select
        current_setting('server_version') as version,
        current_setting('server_version_num')::integer as number`);
  return rows.map(({ version, number }) =>
    finding('PostgreSQL', number >= OLDEST, `${version}, ${where}`, 'upgrade it to 15 or newer'),
  );
}

async function examineServer(session: Session): Promise<Finding[]> {
  const { rows } = await runSqlFile<Finding>(session, examineFile, {
    client_now: new Date().toISOString(),
  });
  return rows;
}

/** What the role is there for says which of the rest it needs: a reader no server to write to, a writer no schema etl. */
async function roleAndSchema(session: Session): Promise<Finding[]> {
  const role = await readRole(session);
  return [
    finding('rights', role.ok, role.found, 'docs/roles.md has the grants of each role'),
    ...(role.writes ? await asFindings('writable', () => writable(session)) : []),
    ...(role.seesMigrations ? await asFindings('schema', () => schema(session)) : []),
    ...(role.seesMigrations ? await asFindings('zone', () => zone(session)) : []),
  ];
}

async function writable(session: Session): Promise<Finding[]> {
  await requireWritable(session, 'no');
  return [met('writable', 'yes')];
}

async function schema(session: Session): Promise<Finding[]> {
  const { pending, problems } = await migrationState(session);
  const isCurrent = pending.length + problems.length === 0;
  const drift = isCurrent ? await tellDrift(session) : undefined;
  const found = problems[0] ?? drift ?? (isCurrent ? 'current' : `${pending.length} pending`);
  const ok = isCurrent && drift === undefined;
  return [
    finding('schema', ok, found, "run 'nyx-etl migrate'; 'nyx-etl migrate verify' says more"),
  ];
}

async function zone(session: Session): Promise<Finding[]> {
  const { applied } = await migrationState(session);
  if (applied.length === 0) return [];
  const { timezone, ghost_after_days } = await readReporting(session);
  return [met('zone', `days are counted in ${timezone}, silence after ${ghost_after_days} days`)];
}
