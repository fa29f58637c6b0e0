import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Session } from '../database/session.ts';
import { ConfigError, EtlError } from '../errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { emailPlan } from './emails/email-plan.ts';
import type { Mailbox } from './emails/mailbox.ts';
import { placesSource } from './emails/mailbox-source.ts';
import { stillThere } from './kept-mapping.ts';
import { runLoad } from './load.ts';
import { loadEmails } from './load-emails.ts';
import { loadJobPosts } from './load-job-posts.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import { loadApplications, loadTable, type TabularLoadOptions } from './load-table.ts';
import type { DateOrder } from './normalise/posting-date.ts';
import { MAX_MESSAGE_BYTES } from './source/limits.ts';
import { withTableLock } from './table-lock.ts';

export interface ReplayOptions
  extends Pick<TabularLoadOptions, 'map' | 'onConflict' | 'dryRun' | 'onMapping'> {
  dateOrder?: DateOrder | undefined;
  /** Make a URN for posts without a URL, also when the first load did not. */
  synthesizeUrl?: boolean | undefined;
  /** Of mail; the limit of the first time, unless told. */
  maxMessageBytes?: number | undefined;
}

export interface ReplaySummary {
  loadId: bigint;
  /** The load that the replayed records became; null when there was nothing to replay or none could be loaded. */
  replay: LoadSummary | null;
  waiting: number;
  /** Lines that never were records, and mail that is no longer where it was; only a file loaded anew brings these back. */
  unreadable: number;
  /** When none could be loaded: the first of them, and why they still cannot. */
  still: { rejectId: bigint | null; columnName: string | null; message: string }[];
}

const ALL_MAY_FAIL = { maxRejects: { percent: 100 } } as const;

/** What a load left in the ledger about how it was read. */
const storedOptions = z.object({
  mapping: z.record(z.string(), z.array(z.string())).default({}),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).nullish(),
  region_codes: z.string().nullish(),
  dollar: z.string().nullish(),
  date_orders: z.record(z.string(), z.enum(['dmy', 'mdy', 'ymd'])).default({}),
  synthesize_url: z.boolean().default(false),
  source: z.string().nullish(),
  account: z.string().default(''),
  user_id: z.string().default(''),
  direction: z.enum(['inbound', 'outbound']).nullish(),
  max_message_bytes: z.number().default(MAX_MESSAGE_BYTES),
});

export interface StoredLoad {
  kind: string;
  table_name: string;
  source_format: string;
  options: z.infer<typeof storedOptions>;
}

/** A reject that waits, with what was kept of it. */
export interface Waiting {
  id: bigint;
  raw: string;
}

/** An attempt to load rejects again: those that could be read, and the load of them. */
export interface Attempt {
  readable: () => readonly Waiting[];
  load: (beforeCommit: NonNullable<LoadOptions['beforeCommit']>) => Promise<LoadSummary>;
}

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
  // Of two replays at once the second finds what the first has left: else each would set aside anew what fails again.
  return withTableLock(session, load.table_name, () =>
    replayWaiting(session, loadId, load, options),
  );
}

async function replayWaiting(
  session: Session,
  loadId: bigint,
  load: StoredLoad,
  options: ReplayOptions,
): Promise<ReplaySummary> {
  const { rows } = await session.pg.query<{ id: bigint; raw: string | null }>(
    'select id, raw from etl.rejects where load_id = $1 and replayed_at is null order by record_number, line_number, id',
    [loadId],
  );
  const waiting = rows.flatMap(({ id, raw }) => (raw === null ? [] : [{ id, raw }]));
  await using folder = await temporaryFolder('replay');
  const attempt =
    load.source_format === 'mail'
      ? retryPlaces(session, loadId, load, waiting, options)
      : await retryRecords(session, loadId, load, waiting, options, folder.path);
  const still: ReplaySummary['still'] = [];
  const replay = await attempt
    .load((result) => {
      if (result.rejected === result.read) still.push(...whyNot(result, attempt.readable()));
      return markReplayed(session, attempt.readable(), result);
    })
    .catch(unlessNone);
  return {
    loadId,
    replay,
    waiting: rows.length,
    unreadable: rows.length - attempt.readable().length,
    still,
  };
}

/** The records of a replay are numbered as the rejects were handed to it. */
export function whyNot(
  { rejects }: LoadSummary,
  tried: readonly Waiting[],
): ReplaySummary['still'] {
  return rejects.map(({ recordNumber, columnName, message }) => ({
    rejectId: tried[Number(recordNumber ?? 0) - 1]?.id ?? null,
    columnName,
    message,
  }));
}

/** Records of a table that are kept whole: they become a file of their own. */
export async function retryRecords(
  session: Session,
  loadId: bigint,
  load: StoredLoad,
  waiting: readonly Waiting[],
  options: ReplayOptions,
  folder: string,
): Promise<Attempt> {
  const records = waiting.filter(({ raw }) => isJsonObject(raw));
  const path = join(folder, 'rejects.ndjson');
  await writeFile(path, records.map(({ raw }) => `${oneLine(raw)}\n`).join(''), { mode: 0o600 });
  const map = { ...(await stillThere(path, load.options.mapping)), ...options.map };
  return {
    readable: () => records,
    load: async (beforeCommit) => {
      if (records.length === 0) throw nothingReplayed();
      const name = `rejects of load ${loadId}`;
      return loadAgain(session, load, path, {
        ...options,
        name,
        map,
        ...ALL_MAY_FAIL,
        beforeCommit,
      });
    },
  };
}

/** Mail: kept is only where it lies, and there it is read again. */
function retryPlaces(
  session: Session,
  loadId: bigint,
  { options: stored }: StoredLoad,
  waiting: readonly Waiting[],
  options: ReplayOptions,
): Attempt {
  const mail = placesSource(
    `rejects of load ${loadId}`,
    waiting.map(({ raw }) => raw),
    { maxMessageBytes: options.maxMessageBytes ?? stored.max_message_bytes },
  );
  return {
    readable: () => waiting.filter(({ raw }) => mail.found.has(raw)),
    load: (beforeCommit) =>
      runLoad(session, emailPlan(mail, mailboxOf(stored)), {
        onConflict: 'skip',
        dryRun: options.dryRun,
        ...ALL_MAY_FAIL,
        beforeCommit,
      }),
  };
}

function mailboxOf({ account, user_id, direction }: StoredLoad['options']): Mailbox {
  return { address: account, userId: user_id, direction: direction ?? null };
}

/** What the ledger keeps of a load; throws ConfigError when there is none. */
export async function readLoad(session: Session, id: bigint): Promise<StoredLoad> {
  const { rows } = await session.pg.query(
    'select kind, table_name, source_format, options from etl.loads where id = $1',
    [id],
  );
  const row = rows[0];
  if (!row)
    throw new ConfigError(`there is no load ${id}`, { hint: "list them with 'nyx-etl loads'" });
  return { ...row, options: storedOptions.parse(row.options) };
}

function loadAgain(
  session: Session,
  load: StoredLoad,
  path: string,
  options: TabularLoadOptions & ReplayOptions,
): Promise<LoadSummary> {
  const dated = { ...options, dateOrders: load.options.date_orders };
  if (load.kind === 'table') return loadTable(session, load.table_name, path, dated);
  if (load.kind === 'applications') return loadApplications(session, path, dated);
  if (load.kind === 'job-posts') {
    const {
      synthesize_url: synthesizedUrl,
      source,
      date_order: dateOrder,
      region_codes,
      dollar,
    } = load.options;
    return loadJobPosts(session, path, {
      ...options,
      synthesizeUrl: options.synthesizeUrl ?? synthesizedUrl,
      source: source ?? undefined,
      dateOrder: options.dateOrder ?? dateOrder ?? undefined,
      regionCodes: region_codes ?? undefined,
      dollar,
    });
  }
  const maxMessageBytes = options.maxMessageBytes ?? load.options.max_message_bytes;
  return loadEmails(session, path, mailboxOf(load.options), { ...options, maxMessageBytes });
}

async function markReplayed(
  session: Session,
  rejects: readonly Waiting[],
  result: LoadSummary,
): Promise<void> {
  if (result.rejected === result.read) throw nothingReplayed();
  await session.pg.query(
    'update etl.rejects set replayed_at = now(), replayed_load_id = $1 where id = any($2::bigint[])',
    [result.loadId, rejects.map(({ id }) => String(id))],
  );
}

/** Undoes an attempt of which nothing could be loaded. */
export function nothingReplayed(): EtlError {
  return new EtlError('none of the records could be loaded', {
    code: 'nothing-replayed',
    exitCode: 3,
  });
}

/** For `catch`: null when none of the records could be loaded, which undid the attempt. */
export function unlessNone(error: unknown): null {
  if (error instanceof EtlError && error.code === 'nothing-replayed') return null;
  throw error;
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
