import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Session } from '../database/session.ts';
import { ConfigError, EtlError } from '../errors.ts';
import { loadJobPosts } from './load-job-posts.ts';
import type { LoadSummary } from './load-plan.ts';
import { loadApplications, loadTable, type TabularLoadOptions } from './load-table.ts';
import type { DateOrder } from './normalise/posting-date.ts';

export interface ReplayOptions
  extends Pick<TabularLoadOptions, 'map' | 'onConflict' | 'dryRun' | 'onMapping'> {
  dateOrder?: DateOrder | undefined;
}

export interface ReplaySummary {
  loadId: bigint;
  /** The load that the replayed records became; null when there was nothing to replay or none could be loaded. */
  replay: LoadSummary | null;
  waiting: number;
  /** Lines that never were records; only a mended file brings these back. */
  unreadable: number;
}

/** What a load left in the ledger about how it was read. */
const storedOptions = z.object({
  mapping: z.record(z.string(), z.array(z.string())).default({}),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullish(),
  synthesizeUrl: z.boolean().default(false),
  source: z.string().nullish(),
});

type StoredLoad = { kind: string; table_name: string; options: z.infer<typeof storedOptions> };

/**
 * Tries the waiting rejects of a load again, as a load of their own, with the mapping of the first time and `map` over
 * it. All are marked as replayed in the same transaction; those that fail again are rejects of the new load. When
 * none can be loaded, nothing changes.
 */
export async function replayRejects(
  session: Session,
  loadId: bigint,
  options: ReplayOptions,
): Promise<ReplaySummary> {
  const load = await readLoad(session, loadId);
  const { rows } = await session.pg.query<{ id: bigint; raw: string | null }>(
    'select id, raw from etl.rejects where load_id = $1 and replayed_at is null order by record_number, line_number, id',
    [loadId],
  );
  const records = rows.filter((row) => row.raw !== null && isJsonObject(row.raw));
  const summary = { loadId, replay: null, waiting: rows.length, unreadable: rows.length - records.length };
  if (records.length === 0) return summary;
  const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-replay-'));
  try {
    const path = join(folder, 'rejects.ndjson');
    await writeFile(path, records.map((row) => `${oneLine(row.raw ?? '')}\n`).join(''), { mode: 0o600 });
    const replay = await loadAgain(session, load, path, {
      ...options,
      name: `rejects of load ${loadId}`,
      map: { ...(await stillThere(path, load.options.mapping)), ...options.map },
      maxRejects: { percent: 100 },
      beforeCommit: (result) =>
        markReplayed(
          session,
          records.map((row) => row.id),
          result,
        ),
    });
    return { ...summary, replay };
  } catch (error) {
    if (error instanceof EtlError && error.code === 'nothing-replayed') return summary;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readLoad(session: Session, id: bigint): Promise<StoredLoad> {
  const { rows } = await session.pg.query('select kind, table_name, options from etl.loads where id = $1', [
    id,
  ]);
  const row = rows[0];
  if (!row) throw new ConfigError(`there is no load ${id}`, { hint: "list them with 'nyx-etl loads'" });
  return { ...row, options: storedOptions.parse(row.options) };
}

function loadAgain(
  session: Session,
  load: StoredLoad,
  path: string,
  options: TabularLoadOptions & ReplayOptions,
): Promise<LoadSummary> {
  if (load.kind === 'table') return loadTable(session, load.table_name, path, options);
  if (load.kind === 'applications') return loadApplications(session, path, options);
  if (load.kind === 'job-posts') {
    const { synthesizeUrl, source, dateOrder } = load.options;
    return loadJobPosts(session, path, {
      ...options,
      synthesizeUrl,
      source: source ?? undefined,
      dateOrder: options.dateOrder ?? dateOrder ?? undefined,
    });
  }
  throw new ConfigError(`rejects of ${load.kind} cannot be replayed`, {
    hint: 'load the mended files again',
  });
}

async function markReplayed(session: Session, ids: readonly bigint[], result: LoadSummary): Promise<void> {
  if (result.rejected === result.read) {
    throw new EtlError('none of the records could be loaded', { code: 'nothing-replayed', exitCode: 3 });
  }
  await session.pg.query(
    'update etl.rejects set replayed_at = now(), replayed_load_id = $1 where id = any($2::bigint[])',
    [result.loadId, ids.map(String)],
  );
}

/** The part of a mapping whose columns the records still have: a key that no reject has is not in their file. */
async function stillThere(
  path: string,
  mapping: Record<string, string[]>,
): Promise<Record<string, string[]>> {
  const keys = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(path) }))
    collectKeys(JSON.parse(line), '', keys);
  return Object.fromEntries(
    Object.entries(mapping).filter(([, columns]) => columns.every((column) => keys.has(column))),
  );
}

function collectKeys(value: unknown, path: string, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) keys.add(path);
  else
    for (const [key, inner] of Object.entries(value))
      collectKeys(inner, path === '' ? key : `${path}.${key}`, keys);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    // A broken line is kept as it was; that it is no JSON is what there is to know.
    return false;
  }
}

/** Pretty-printed JSON as one line; its line breaks are white space, those in texts are escaped. */
function oneLine(json: string): string {
  return json.replaceAll(/[\r\n]/g, ' ');
}
