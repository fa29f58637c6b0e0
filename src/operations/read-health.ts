// How everything stands: what status, /readyz, /metrics and whoever is told in the morning go by.

import type { Settings } from '../configuration/sections.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { HOUR_MS } from '../durations.ts';
import { readStanding, type Standing } from '../ledger/standing.ts';
import type { Job } from '../scheduler/job.ts';
import { type JobState, type JobStateOptions, readJobStates } from '../scheduler/job-states.ts';
import { migrationState } from '../schema.ts';
import { transforms } from '../transforms/transforms.ts';
import { type DiskRoom, readDisks } from './read-disks.ts';

/** How old a derived table is. */
interface Freshness {
  table: string;
  /** The logical time that it stands for, RFC 3339; null when it was never computed. */
  as_of: string | null;
  stale: boolean;
}

/** Something that somebody has to look at, and what to type about it. */
export interface Problem {
  what: string;
  problem: string;
  hint: string;
}

export interface Health extends Standing {
  migrations: { applied: number; pending: number };
  due: JobState[];
  tables: Freshness[];
  /** Whether the newest export for analysts is older than it may be. */
  export_stale: boolean;
  /** Mails that wait for a person's verdict. */
  mail_to_review: number;
  /** False for the role of a person, from which loads, runs and exports are hidden. */
  sees_all: boolean;
  disks: DiskRoom[];
  /** Everything that is wrong, the jobs first; none: all is well. */
  problems: Problem[];
}

interface HealthOptions extends Pick<JobStateOptions, 'again'> {
  jobs: readonly Job[];
  settings: Settings;
  /** Folders whose disks have to have room, with what they are for. */
  folders: Readonly<Record<string, string>>;
  now?: Date;
}

const seenByRole = sqlFile(import.meta.url, './seen_by_role.sql');

/** Reads how a migrated database, its jobs and the disks stand. */
export async function readHealth(session: Session, options: HealthOptions): Promise<Health> {
  const { jobs, settings, folders, now = new Date(), again } = options;
  const { applied, pending } = await migrationState(session);
  const since = applied[0]?.applied_at;
  const due = await readJobStates(session, jobs, { now, since, ...(again ? { again } : {}) });
  const standing = await readStanding(session);
  const isStale = (asOf: string | undefined) =>
    asOf !== undefined &&
    now.getTime() - Date.parse(asOf) > settings.status.stale_after_hours * HOUR_MS;
  const { rows } = await runSqlFile<{ mails: bigint; sees_all: boolean }>(session, seenByRole);
  const health = {
    migrations: { applied: applied.length, pending: pending.length },
    ...standing,
    due,
    tables: await readFreshness(session, isStale),
    export_stale: isStale(standing.published?.as_of),
    mail_to_review: Number(rows[0]?.mails ?? 0n),
    sees_all: rows[0]?.sees_all === true,
    disks: await readDisks(folders, settings.status.free_gb * 1e9),
  };
  return { ...health, problems: findProblems(health, settings) };
}

async function readFreshness(
  { db }: Session,
  isStale: (asOf: string | undefined) => boolean,
): Promise<Freshness[]> {
  const states = await db
    .selectFrom('etl.transform_states')
    .select(['transform', 'as_of'])
    .execute();
  return transforms.map(({ name }) => {
    const asOf = states.find(({ transform }) => transform === name)?.as_of;
    return { table: name, as_of: asOf ?? null, stale: isStale(asOf) };
  });
}

function findProblems(
  { due, tables, export_stale, published, disks, migrations }: Omit<Health, 'problems'>,
  { status }: Settings,
): Problem[] {
  const stale = tables.filter((table) => table.stale).map(({ table }) => table);
  const older = `older than ${status.stale_after_hours} hours`;
  const low = disks.filter((disk) => disk.low);
  return [
    ...(migrations.pending === 0
      ? []
      : [
          {
            what: 'schema',
            problem: `${migrations.pending} pending`,
            hint: "run 'nyx-etl migrate'",
          },
        ]),
    ...due.flatMap(({ job, problem, hint }) =>
      problem === null ? [] : [{ what: `job ${job}`, problem, hint: hint ?? '' }],
    ),
    ...(stale.length === 0
      ? []
      : [
          {
            what: 'tables',
            problem: `${stale.join(', ')}: ${older}`,
            hint: "run 'nyx-etl run nightly', and see that 'nyx-etl schedule' or cron runs it",
          },
        ]),
    ...(export_stale
      ? [
          {
            what: 'export',
            problem: `${published?.folder}: ${older}`,
            hint: "run 'nyx-etl run nightly', or publish with 'nyx-etl export'",
          },
        ]
      : []),
    ...low.map(({ what, folder, free_bytes }) => ({
      what: `disk of ${what}`,
      problem: `${(free_bytes / 1e9).toFixed(1)} GB free in ${folder}, ${status.free_gb} wanted`,
      hint: 'free some space, or keep fewer exports: export.keep of the configuration',
    })),
  ];
}
