import { sql } from 'kysely';
import type { DateOrder, OnConflict, OnDuplicate } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { addCounts, type Notes } from '../../ledger/loads.ts';
import { once } from '../../once.ts';
import { countDuplicates, dropDuplicates } from '../drop-duplicates.ts';
import { copyQuery } from '../duckdb/exchange.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { FilePart } from '../file-part.ts';
import { type Checked, differingNote, type LoadPlan, type Staged } from '../load-plan.ts';
import { refuseDiffering } from '../load-refusals.ts';
import { locateRejects, setAside } from '../load-rejects.ts';
import { type Field, type Mapping, mapColumns } from '../mapping/map-columns.ts';
import { mergeRows } from '../merge-rows.ts';
import { hasNullKeys, type MergeTarget } from '../merge-target.ts';
import { orderOfOtherColumns } from '../other-date-columns.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { unreadableRecords } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { mapValues, storedTold, type ToldColumns, toldMapping } from '../told-columns.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import { checkAppendOnly, checkConstraints, checkUnique, TYPED } from './constraint-checks.ts';
import { stageQuery } from './staged-texts.ts';
import { chooseKey, refuseMissing, wordyColumns } from './table-columns.ts';
import type { TableColumn, TableShape } from './table-shape.ts';
import { createPartView, createTableStage } from './table-stage.ts';
import { checkTypes, type DateOrders } from './type-checks.ts';

export interface TableOptions extends DateOrders, ToldColumns {
  onConflict?: OnConflict;
  onDuplicate?: OnDuplicate | undefined;
  /** Makes the URL of each record from its columns: `https://acme.example/jobs/{id}`. */
  urlTemplate?: string | undefined;
  /** E-mail of the person whose applications these are, instead of what the file says. */
  user?: string | undefined;
}

/** What a kind of load knows of its table beyond the catalog. */
export interface TableProfile {
  kind: LoadPlan['kind'];
  synonyms: Record<string, readonly string[]>;
  /** Columns that `resolve` fills, and the field each is found by. */
  lookups: Record<string, Field>;
  /** Columns of the table that several of a file may tell, of which a record's first with a value counts. */
  firsts?: readonly string[];
  /** What names a row when the file has no id; nulls in it are equal. */
  key?: readonly string[];
  /** What a row tells beside the columns of the table; such a file is loaded in one transaction. */
  rows?: RowsOfMore;
}

/** What is done with rows that tell of more than their table. */
export interface RowsOfMore {
  /** Fields that are staged as texts, and those that are only mapped. */
  staged: readonly Field[];
  mapped: readonly Field[];
  /** Columns of the table that are filled, whether the file has them or not. */
  fills: readonly string[];
  /** The columns of the file, but for those that mean something else than they are called; what is `told` stays. */
  namesOf(reader: Reader, source: TabularSource, told: readonly string[]): Promise<string[]>;
  /** Fields of which a file must have one. */
  tells: readonly string[];
  /** Throws SourceError where the file tells too little. */
  refuse(load: Pick<TableLoad, 'mapping' | 'source'>): void;
  /** Reads the staged texts, before their types are checked. */
  prepare(
    load: TableLoad & { session: Session },
    orderOfOthers: () => Promise<DateOrder | null>,
  ): Promise<Read>;
  /** Finds or makes what the rows refer to. */
  resolve(load: TableLoad & { session: Session }): Promise<Notes>;
  /** Stores what else they tell, once they are merged. */
  finish(session: Session): Promise<Notes>;
}

/** What was noted of the texts, and in which order their dates were read. */
export interface Read {
  notes: Notes;
  dateOrders: Record<string, DateOrder>;
}

/** Of the tables in which a new database has rows already, by names that others have by other ids. */
const TAKE_IDS: Readonly<Record<string, ReturnType<typeof sqlFile>>> = {
  'nyx.job_sources': sqlFile(import.meta.url, './take_source_ids.sql'),
  'nyx.model_providers': sqlFile(import.meta.url, './take_provider_ids.sql'),
};

const PLAIN: TableProfile = { kind: 'table', synonyms: {}, lookups: {} };

/** A file in front of its table. */
export interface TableLoad {
  reader: Reader;
  source: TabularSource;
  shape: TableShape;
  profile: TableProfile;
  mapping: Mapping;
  /** The columns of the table that are loaded, and those of them that are in the file as they are. */
  columns: readonly TableColumn[];
  sent: readonly TableColumn[];
  /** Fields of the file by which the others are found. */
  lookups: readonly string[];
  options: TableOptions;
}

type TableChecked = Checked & {
  target: MergeTarget;
  rows: RowsOfMore | undefined;
  assumed: readonly string[];
};

/** When a row was written is no fact of its own. */
const WRITTEN = ['created_at', 'updated_at'];
const ASSUMED = 'new, with the time of loading: no column of the file says it (--map)';

/**
 * Plans the load of a file into any table, columns by name; `isDivisible`: no row refers to another one, so that it can be
 * loaded in parts. Throws SourceError (exit 2) when a required column has no counterpart in the file.
 */
export async function planTable(
  reader: Reader,
  source: TabularSource,
  shape: TableShape,
  options: TableOptions,
  profile: TableProfile = PLAIN,
): Promise<{ plan: LoadPlan<Staged, TableChecked>; mapping: Mapping; isDivisible: boolean }> {
  const { rows } = profile;
  const fields = fieldsOf(shape, profile);
  const told = toldMapping(options);
  const names = rows
    ? await rows.namesOf(reader, source, Object.values(told).flat())
    : source.columns.map(({ name }) => name);
  const mapped = mapColumns(fields, names, told);
  const foreign = source.columns.flatMap(({ name }) => (names.includes(name) ? [] : [name]));
  const mapping = { ...mapped, unmapped: [...foreign, ...mapped.unmapped] };
  await mapValues(reader, source, mapping, fields, options.mapValues);
  const lookups = Object.entries(profile.lookups).filter(
    ([, field]) => field.name in mapping.columns,
  );
  const found = new Set([
    ...Object.keys(mapping.columns),
    ...lookups.map(([column]) => column),
    ...(rows?.fills ?? []),
  ]);
  const columns = shape.columns.filter(({ name }) => found.has(name));
  const filled = columns.map(({ name }) => name);
  refuseMissing(source, shape, filled, profile.lookups);
  rows?.refuse({ mapping, source });
  const load: TableLoad = {
    ...{ reader, source, shape, profile, mapping, columns, options },
    sent: columns.filter(({ name }) => name in mapping.columns),
    lookups: [
      ...lookups.map(([, { name }]) => name),
      ...(rows?.staged ?? []).map(({ name }) => name),
    ].filter((name) => name in mapping.columns),
  };
  const plan = {
    kind: profile.kind,
    table: shape.table,
    source: await source.identify(),
    stage: (session: Session) => whileUnchanged(source, () => stageTable(session, load)),
    check: (session: Session) => whileUnchanged(source, () => checkTable(session, load)),
    merge: mergeTable,
  };
  return { plan, mapping, isDivisible: !rows && !refersToItself(shape, filled) };
}

async function stageTable(session: Session, load: TableLoad): Promise<Staged> {
  const { reader, source, columns, sent, lookups, profile } = load;
  const more = (profile.rows?.staged ?? []).map(({ name }) => name);
  await createTableStage(session, columns, profile.lookups, more);
  const texts = [...sent.map(({ name }) => name), ...lookups].map(
    (name) => [name, 'text'] as const,
  );
  const staged = { record_number: 'bigint', ...Object.fromEntries(texts) } as const;
  const records = await copyQuery({ session, reader }, 'pg_temp.stage', staged, stageQuery(load));
  return { records, rejects: await unreadableRecords(reader, source) };
}

async function checkTable(session: Session, load: TableLoad): Promise<TableChecked> {
  const { reader, source, shape, profile, mapping, sent, lookups, options } = load;
  const names = load.columns.map(({ name }) => name);
  await setBlankAside(session, [...sent.map(({ name }) => name), ...lookups]);
  const others = once(() => orderOfOtherColumns(reader, source));
  const read = await profile.rows?.prepare({ ...load, session }, others);
  const checked = profile.rows ? load.columns : sent;
  const orders = {
    ...read?.dateOrders,
    ...(await checkTypes(session, checked, options, others)),
  };
  const resolved = (await profile.rows?.resolve({ ...load, session })) ?? {};
  const target = mergeTarget(shape, names, options.onConflict ?? 'update', profile.key);
  if (await hasNullKeys(session, target))
    target.nullsInKey = profile.key && !names.includes('id') ? 'equal' : 'content';
  const differing = await dropDuplicates(session, target, options.onDuplicate);
  refuseDiffering(source.path, differing, options.onDuplicate);
  await checkConstraints(session, shape, names);
  const takeIds =
    names.includes('id') && names.includes('name') ? TAKE_IDS[shape.table] : undefined;
  if (takeIds) await runSqlFile(session, takeIds);
  await checkUnique(session, shape, target);
  if (shape.appendOnly) await checkAppendOnly(session, target);
  await addRawRecords(session, reader, source);
  await locateRejects(session, source.locate);
  const note = differingNote(options.onDuplicate);
  const told = differing === 0 ? {} : { [target.key.join(', ')]: { [note]: differing } };
  const assumed = shape.columns.filter(
    ({ name, is_now }) => is_now && !names.includes(name) && !WRITTEN.includes(name),
  );
  return {
    target,
    rows: profile.rows,
    assumed: assumed.map(({ name }) => name),
    // For a replay, too: a few records would not tell the order of their dates any more.
    options: {
      mapping: mapping.told,
      ...(options.urlTemplate === undefined ? {} : { url_template: options.urlTemplate }),
      ...storedTold(options),
      ...(Object.keys(orders).length === 0 ? {} : { date_orders: orders }),
      ...(options.asOf === undefined ? {} : { as_of: options.asOf }),
    },
    notes: [read?.notes ?? {}, resolved, told].reduce(addCounts, source.notes),
  };
}

async function mergeTable(
  session: Session,
  { target, rows, assumed }: TableChecked,
  part: FilePart,
) {
  const merged = await mergeRows(session, { ...target, rows: await createPartView(session, part) });
  const duplicate = await countDuplicates(session, part);
  const told = merged.inserted === 0 ? [] : assumed;
  const notes = Object.fromEntries(told.map((name) => [name, { [ASSUMED]: merged.inserted }]));
  return { ...merged, duplicate, notes: addCounts(notes, (await rows?.finish(session)) ?? {}) };
}

function refersToItself(shape: TableShape, names: readonly string[]): boolean {
  return shape.constraints.some(
    ({ kind, columns: referring, other_table }) =>
      kind === 'f' &&
      other_table === shape.table &&
      referring.every((column) => names.includes(column)),
  );
}

/** What a file can be asked for: the columns of a table, and what its profile knows beyond them. */
export function fieldsOf(shape: TableShape, profile: TableProfile = PLAIN): Field[] {
  const columns = shape.columns.map(({ name }) => ({
    name,
    synonyms: profile.synonyms[name] ?? [],
    takes: profile.firsts?.includes(name) ? ('first' as const) : ('best' as const),
    ...(name === 'id' ? { isExact: true as const } : {}),
  }));
  const { staged = [], mapped = [] } = profile.rows ?? {};
  return [...columns, ...Object.values(profile.lookups), ...staged, ...mapped];
}

function mergeTarget(
  shape: TableShape,
  names: readonly string[],
  onConflict: OnConflict,
  ownKey: readonly string[] | undefined,
): MergeTarget {
  const key =
    ownKey === undefined || names.includes('id')
      ? chooseKey(shape, names)
      : ownKey.filter((name) => names.includes(name));
  return {
    table: shape.table,
    rows: TYPED,
    key,
    columns: names,
    wordyColumns: wordyColumns(shape),
    onConflict: shape.appendOnly ? 'skip' : onConflict,
  };
}

/** Spreadsheets save the empty rows below a table, too. */
async function setBlankAside(session: Session, columns: readonly string[]): Promise<void> {
  const values = columns.map((name) => sql`nullif(btrim(${sql.ref(`s.${name}`)}), '')`);
  await setAside(session, {
    rows: 'pg_temp.stage',
    column: null,
    reason: 'blank',
    message: sql`'it has no value in any column that is loaded'::text`,
    where: sql`coalesce(${sql.join(values)}) is null`,
  });
}
