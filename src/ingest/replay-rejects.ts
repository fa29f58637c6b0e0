import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DateOrder } from '../choices.ts';
import type { Session } from '../database/session.ts';
import { EtlError } from '../errors.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { readWaiting, settleReplayed, type Waiting } from '../ledger/replays.ts';
import { emailPlan } from './emails/email-plan.ts';
import { placesSource } from './emails/mailbox-source.ts';
import { AT_ONCE, runLoad } from './load.ts';
import { loadEmails } from './load-emails.ts';
import { loadJobPosts } from './load-job-posts.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import { loadApplications, loadTable, type TabularLoadOptions } from './load-table.ts';
import { NO_RECORDS } from './source/read-json.ts';
import { mailboxOf, readLoad, type StoredLoad } from './stored-load.ts';
import { withTableLock } from './table-lock.ts';
import { columnsOf } from './url-template.ts';

export interface ReplayOptions
  extends Pick<
    TabularLoadOptions,
    'map' | 'onConflict' | 'dryRun' | 'onMapping' | 'set' | 'mapValues'
  > {
  dateOrder?: DateOrder | undefined;
  /** The day on which the file was written; that of the first time, unless told. */
  asOf?: string | undefined;
  /** Make a URN for posts without a URL, also when the first load did not. */
  synthesizeUrl?: boolean | undefined;
  /** Of mail; the limit of the first time, unless told. */
  maxMessageBytes?: number | undefined;
}

export interface ReplaySummary {
  loadId: bigint;
  /**
   * The load that the replayed records became; null when there was nothing to replay or none could
   * be loaded.
   */
  replay: LoadSummary | null;
  waiting: number;
  /**
   * Lines that never were records, and mail that is no longer where it was; only a file loaded anew
   * brings these back.
   */
  unreadable: number;
  /** When none could be loaded: the first of them, and why they still cannot. */
  still: { rejectId: bigint | null; columnName: string | null; message: string }[];
}

/**
 * An attempt to load rejects again: the load of them, and those that could be read, in the order in
 * which it numbers them.
 */
interface Attempt {
  load: (beforeCommit: NonNullable<LoadOptions['beforeCommit']>) => Promise<LoadSummary>;
  readable: () => readonly Waiting[];
}

/**
 * Tries the waiting rejects of a load again, as a load of their own, with the mapping of the first
 * time and `map` over it. All are marked as replayed in the same transaction; those that fail again
 * are rejects of the new load, at the place where the first one found them. When none can be
 * loaded, nothing changes.
 */
export async function replayRejects(
  session: Session,
  loadId: bigint,
  options: ReplayOptions,
): Promise<ReplaySummary> {
  const { table_name } = await readLoad(session, loadId);
  // Of two replays at once the second finds what the first has left: else each would set aside anew
  // what fails again.
  return withTableLock(session, table_name, async () => {
    const rows = await readWaiting(session, loadId);
    const waiting = rows.flatMap(({ raw, ...row }) => (raw === null ? [] : [{ ...row, raw }]));
    const summary = await retryRejects(session, loadId, waiting, options, settleReplayed);
    return {
      ...summary,
      waiting: rows.length,
      unreadable: summary.unreadable + rows.length - waiting.length,
      still: summary.replay ? [] : summary.still,
    };
  });
}

/**
 * Tries records of a load again, as a load of their own. `settle` runs in its transaction, with its
 * id and the records that could be read; when none can be loaded, it is undone.
 */
export async function retryRejects(
  session: Session,
  loadId: bigint,
  waiting: readonly Waiting[],
  options: ReplayOptions,
  settle: typeof settleReplayed,
): Promise<ReplaySummary> {
  const load = await readLoad(session, loadId);
  await using folder = await temporaryFolder('replay');
  const { load: tryAgain, readable } =
    load.source_format === 'mail'
      ? retryPlaces(session, load, waiting, options)
      : await retryRecords(session, load, waiting, options, folder.path);
  const still: ReplaySummary['still'] = [];
  const replay = await tryAgain(async ({ loadId: replayId, rejects, rejected, read }) => {
    const tried = readable();
    for (const { recordNumber, columnName, message } of rejects)
      still.push({
        rejectId: tried[Number(recordNumber ?? 0) - 1]?.id ?? null,
        columnName,
        message,
      });
    if (rejected === read) throw nothingReplayed();
    await settle(session, replayId, tried);
  }).catch((error: unknown) => {
    if (error instanceof EtlError && error.code === NOTHING) return null;
    throw error;
  });
  const tried = readable();
  return {
    loadId,
    replay: replay && { ...replay, rejects: replay.rejects.map((reject) => placed(reject, tried)) },
    waiting: waiting.length,
    unreadable: waiting.length - tried.length,
    still,
  };
}

/** A reject at the place of its record in the file of the first load. */
function placed(reject: LoadSummary['rejects'][number], tried: readonly Waiting[]) {
  const found = tried[Number(reject.recordNumber ?? 0) - 1];
  if (!found) return reject;
  const { recordNumber, lineNumber, byteOffset } = found;
  return { ...reject, recordNumber, lineNumber, byteOffset };
}

const NOTHING = 'nothing-replayed';

/** Undoes an attempt of which nothing could be loaded. */
function nothingReplayed(): EtlError {
  return new EtlError('none of the records could be loaded', { code: NOTHING, exitCode: 3 });
}

/** Records of a table that are kept whole: they become a file of their own. */
async function retryRecords(
  session: Session,
  load: StoredLoad,
  waiting: readonly Waiting[],
  options: ReplayOptions,
  folder: string,
): Promise<Attempt> {
  const keys = new Set<string>();
  let records = waiting.filter(({ raw }) => {
    const record = recordIn(raw);
    collectKeys(record, '', keys);
    return record !== null;
  });
  const path = join(folder, 'rejects.ndjson');
  await writeFile(path, records.map(({ raw }) => `${oneLine(raw)}\n`).join(''), { mode: 0o600 });
  // A key that no reject has is not in their file.
  const mapping = Object.entries(load.options.mapping).filter(([, columns]) =>
    columns.every((column) => keys.has(column)),
  );
  const map = { ...Object.fromEntries(mapping), ...options.map };
  const { url_template: template } = load.options;
  const isMade = template !== undefined && columnsOf(template).every((column) => keys.has(column));
  const made = isMade ? { urlTemplate: template } : {};
  return {
    readable: () => records,
    load: async (beforeCommit) => {
      if (records.length === 0) throw nothingReplayed();
      return loadAgain(session, load, path, {
        ...options,
        ...attemptAt(load),
        ...made,
        map,
        beforeCommit,
      }).catch((error: unknown) => {
        if (!(error instanceof EtlError && error.code === NO_RECORDS)) throw error;
        // What is JSON may still be too deep, too wide or no Unicode: such records are none, now as before.
        records = [];
        throw nothingReplayed();
      });
    },
  };
}

/** Mail: kept is only where it lies, and there it is read again. */
function retryPlaces(
  session: Session,
  load: StoredLoad,
  waiting: readonly Waiting[],
  { maxMessageBytes = load.options.max_message_bytes, dryRun = false }: ReplayOptions,
): Attempt {
  const attempt = attemptAt(load);
  const byPlace = new Map(waiting.map((reject) => [reject.raw, reject]));
  const mail = placesSource(attempt.name, [...byPlace.keys()], { maxMessageBytes });
  return {
    readable: () => [...mail.found].flatMap((place) => byPlace.get(place) ?? []),
    load: (beforeCommit) =>
      runLoad(session, emailPlan(mail, mailboxOf(load)), {
        ...{ ...attempt, ...AT_ONCE, onConflict: 'skip', dryRun, beforeCommit },
      }),
  };
}

/** All may fail; the ledger calls the records after the file that they came from. */
function attemptAt({ id, source_path }: StoredLoad) {
  const file = /^rejects of load \d+ \((.*)\)$/s.exec(source_path)?.[1] ?? source_path;
  return { name: `rejects of load ${id} (${file})`, maxRejects: { percent: 100 } } as const;
}

function loadAgain(
  session: Session,
  load: StoredLoad,
  path: string,
  options: TabularLoadOptions & ReplayOptions,
): Promise<LoadSummary> {
  const { kind, table_name, options: stored } = load;
  const again = {
    ...options,
    set: { ...stored.set, ...options.set },
    mapValues: { ...stored.map_values, ...options.mapValues },
    user: stored.user,
    asOf: options.asOf ?? stored.as_of,
  };
  const dated = { ...again, dateOrders: stored.date_orders };
  if (kind === 'table') return loadTable(session, table_name, path, dated);
  if (kind === 'applications') return loadApplications(session, path, dated);
  const maxMessageBytes = options.maxMessageBytes ?? stored.max_message_bytes;
  const dateOrder = options.dateOrder ?? stored.date_order ?? undefined;
  if (kind === 'emails')
    return loadEmails(session, path, mailboxOf(load), { ...options, dateOrder, maxMessageBytes });
  return loadJobPosts(session, path, {
    ...again,
    synthesizeUrl: options.synthesizeUrl ?? stored.synthesize_url,
    source: stored.source ?? undefined,
    dateOrder,
    asOf: options.asOf ?? stored.as_of,
    regionCodes: stored.region_codes ?? undefined,
    dollar: stored.dollar,
  });
}

function collectKeys(value: unknown, path: string, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) keys.add(path);
  else
    for (const [key, inner] of Object.entries(value))
      collectKeys(inner, path === '' ? key : `${path}.${key}`, keys);
}

/** The record in what was kept of a reject; null for a broken line, which is kept as it was. */
export function recordIn(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    // That it is no JSON is what there is to know.
    return null;
  }
}

/** Pretty-printed JSON as one line; its line breaks are white space, those in texts are escaped. */
function oneLine(json: string): string {
  return json.replaceAll(/[\r\n]/g, ' ');
}
