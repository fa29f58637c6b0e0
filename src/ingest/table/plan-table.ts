import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { addCounts, type Notes } from '../../ledger/loads.ts';
import type { Reader } from '../duckdb/reader.ts';
import { DIFFERING, type LoadPlan, type OnConflict, type Step } from '../load-plan.ts';
import { type Field, type Mapping, mapColumns } from '../mapping/map-columns.ts';
import { countDuplicates, dropDuplicates, mergeRows } from '../merge-rows.ts';
import type { MergeTarget } from '../merge-target.ts';
import { hasNullKeys } from '../row-identity.ts';
import { setAside } from '../set-aside.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { recordColumn, stageFrom } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { checkAppendOnly, checkConstraints, checkUnique, TYPED } from './constraint-checks.ts';
import { chooseKey, refuseMissing } from './table-columns.ts';
import type { TableColumn, TableShape } from './table-shape.ts';
import { createPartView, createTableStage } from './table-stage.ts';
import { checkTypes, type DateOrders, isText } from './type-checks.ts';

export interface TableOptions extends DateOrders {
  /** Field -> columns of the file, over what the names say. */
  map: Record<string, readonly string[]>;
  onConflict: OnConflict;
}

/** What a kind of load knows of its table beyond the catalog. */
export interface TableProfile {
  kind: LoadPlan['kind'];
  synonyms: Record<string, readonly string[]>;
  /** Columns that `resolve` fills, and the field each is found by. */
  lookups: Record<string, Field>;
  resolve: readonly Step[];
  /** What names a row when the file has no id; nulls in it are equal. */
  key?: readonly string[];
}

const PLAIN: TableProfile = { kind: 'table', synonyms: {}, lookups: {}, resolve: [] };

/**
 * Plans the load of a file into any table, columns by name. Throws SourceError (exit 2) when a required column
 * has no counterpart in the file.
 */
export async function planTable(
  reader: Reader,
  source: TabularSource,
  shape: TableShape,
  options: TableOptions,
  profile: TableProfile = PLAIN,
): Promise<{ plan: LoadPlan; mapping: Mapping }> {
  const mapping = mapColumns(
    fieldsOf(shape, profile),
    source.columns.map(({ name }) => name),
    options.map,
  );
  const lookups = Object.entries(profile.lookups).filter(
    ([, field]) => field.name in mapping.columns,
  );
  const found = new Set([...Object.keys(mapping.columns), ...lookups.map(([column]) => column)]);
  const columns = shape.columns.filter(({ name }) => found.has(name));
  const names = columns.map(({ name }) => name);
  refuseMissing(source, shape, names, profile.lookups);
  const target = mergeTarget(shape, names, options.onConflict, profile.key);
  const sent = columns.filter(({ name }) => name in mapping.columns);
  const lookupNames = lookups.map(([, { name }]) => name);
  const staged = stageFrom(reader, source, stageQuery(source, mapping, sent, lookupNames), [
    'bigint',
    ...[...sent, ...lookups].map(() => 'text' as const),
  ]);
  const decisions: Record<string, unknown> = { mapping: mapping.columns };
  const notes = toldOnce(source.notes);
  const plan: LoadPlan = {
    kind: profile.kind,
    table: shape.table,
    source: await source.identify(),
    options: decisions,
    parameters: {},
    stage: (session) => createTableStage(session, columns, profile.lookups),
    copy: {
      columns: ['record_number', ...sent.map(({ name }) => name), ...lookupNames],
      format: 'binary',
    },
    ...staged,
    steps: [
      (session) => setBlankAside(session, [...sent.map(({ name }) => name), ...lookupNames]),
      async (session) => {
        const orders = await checkTypes(session, sent, options);
        // For a replay: a few records would not tell it any more.
        if (Object.keys(orders).length > 0) decisions.date_orders = orders;
      },
      ...profile.resolve,
      async (session) => {
        if (await hasNullKeys(session, target))
          target.nullsInKey = profile.key && !names.includes('id') ? 'equal' : 'content';
        notes.add(target.key.join(', '), DIFFERING, await dropDuplicates(session, target));
      },
      ...constraintSteps(shape, target, names),
      (session) => addRawRecords(session, reader, source),
    ],
    merge: async (session, part) => {
      const rows = await createPartView(session, part);
      return {
        ...(await mergeRows(session, { ...target, rows })),
        duplicate: await countDuplicates(session, part),
      };
    },
    notes: notes.take,
    isDivisible: !refersToItself(shape, names),
  };
  return { plan, mapping };
}

/** What the constraints of the table would refuse is set aside before. */
function constraintSteps(shape: TableShape, target: MergeTarget, names: readonly string[]): Step[] {
  return [
    (session) => checkConstraints(session, shape, names),
    (session) => checkUnique(session, shape, target),
    ...(shape.appendOnly ? [(session: Session) => checkAppendOnly(session, target)] : []),
  ];
}

/** Notes of a file; of one in batches the first batch tells what is known by then. */
function toldOnce(ofFile: Notes) {
  let untold = ofFile;
  return {
    add: (column: string, kind: string, count: number) => {
      if (count > 0) untold = addCounts(untold, { [column]: { [kind]: count } });
    },
    take: () => {
      const notes = untold;
      untold = {};
      return notes;
    },
  };
}

function refersToItself(shape: TableShape, names: readonly string[]): boolean {
  return shape.constraints.some(
    ({ kind, columns: referring, other_table }) =>
      kind === 'f' &&
      other_table === shape.table &&
      referring.every((column) => names.includes(column)),
  );
}

function fieldsOf(shape: TableShape, profile: TableProfile): Field[] {
  const columns = shape.columns.map(({ name }) => ({
    name,
    synonyms: profile.synonyms[name] ?? [],
    takes: 'best' as const,
  }));
  return [...columns, ...Object.values(profile.lookups)];
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

/** Columns of free text. Where the table lists what is allowed, `unknown` is a value like the others. */
function wordyColumns({ columns, constraints }: TableShape): string[] {
  const checked = new Set(
    constraints.flatMap(({ kind, columns: names }) => (kind === 'c' ? names : [])),
  );
  return columns
    .filter((column) => isText(column) && !checked.has(column.name))
    .map(({ name }) => name);
}

/** The DuckDB query that gives the staged rows: texts as they are, of other types the trimmed value or null. */
function stageQuery(
  source: TabularSource,
  mapping: Mapping,
  columns: readonly TableColumn[],
  lookups: readonly string[],
): string {
  const from = (field: string) => mapping.columns[field] ?? [];
  const values = columns.map((column) => {
    const as = column.type === 'jsonb' ? 'json' : 'column';
    const texts = from(column.name).map((name) => `storable(${recordColumn(source, name, as)})`);
    return isText(column) ? firstText(texts) : firstValue(texts);
  });
  const keys = lookups.map((field) =>
    firstValue(from(field).map((name) => `storable(${recordColumn(source, name)})`)),
  );
  return `select record_number, ${[...values, ...keys].join(', ')} from record where broken is null`;
}

/** Of several columns for one target the first with a value counts. */
function firstValue(texts: readonly string[]): string {
  return `coalesce(${texts.map((text) => `nullif(trim(${text}), '')`).join(', ')})`;
}

/** As firstValue; a single text is taken as it is, and an empty one is a value when there is no other. */
function firstText(texts: readonly string[]): string {
  if (texts.length === 1) return texts.join();
  return `coalesce(${[...texts.map((text) => `nullif(${text}, '')`), ...texts].join(', ')})`;
}
