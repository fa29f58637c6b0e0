import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { SourceError } from '../../errors.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { LoadPlan, OnConflict } from '../load-plan.ts';
import { type Mapping, mapColumns } from '../mapping/map-columns.ts';
import { dropDuplicates, mergeRows } from '../merge-rows.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { recordColumn, stageFrom } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { checkConstraints, checkUnique, TYPED } from './constraint-checks.ts';
import type { TableColumn, TableShape } from './table-shape.ts';
import { checkTypes, isText } from './type-checks.ts';

export interface TableOptions {
  /** Field -> columns of the file, over what the names say. */
  map: Record<string, readonly string[]>;
  onConflict: OnConflict;
}

export interface PlannedTable {
  plan: LoadPlan;
  mapping: Mapping;
}

/**
 * Plans the load of a file into any table, columns by name. Throws SourceError (exit 2) when a required column
 * has no counterpart in the file.
 */
export function planTable(
  reader: Reader,
  source: TabularSource,
  shape: TableShape,
  options: TableOptions,
): PlannedTable {
  const fields = shape.columns.map(({ name }) => ({ name, synonyms: [], many: false }));
  const mapping = mapColumns(
    fields,
    source.columns.map((column) => column.name),
    options.map,
  );
  const mapped = shape.columns.filter((column) => column.name in mapping.columns);
  refuseMissing(
    source,
    shape,
    mapped.map((column) => column.name),
  );
  const names = mapped.map((column) => column.name);
  const key = chooseKey(shape, names);
  const target = {
    table: shape.table,
    rows: TYPED,
    key,
    nullableKey: key.some((name) => !shape.columns.find((column) => column.name === name)?.required),
    columns: names,
    onConflict: options.onConflict,
  };
  let duplicate = 0;
  const texts = mapped.filter(isText).map((column) => column.name);
  const staged = stageFrom(reader, source, stageQuery(source, mapping, mapped), texts);
  return {
    mapping,
    plan: {
      kind: 'table',
      table: shape.table,
      source: source.source,
      options: { mapping: mapping.columns },
      parameters: {},
      stage: (session) => createStage(session, shape, names),
      copy: { columns: ['record_number', ...names], format: 'csv' },
      ...staged,
      steps: [
        staged.restoreTexts,
        (session) => checkTypes(session, mapped),
        async (session) => {
          duplicate = await dropDuplicates(session, target);
        },
        (session) => checkConstraints(session, shape, names),
        (session) => checkUnique(session, shape, names, key),
        (session) => addRawRecords(session, reader),
      ],
      merge: async (session) => ({ ...(await mergeRows(session, target)), duplicate }),
    },
  };
}

function refuseMissing(source: TabularSource, shape: TableShape, mapped: readonly string[]): void {
  const missing = shape.columns.filter(
    (column) => column.required && !column.has_default && !mapped.includes(column.name),
  );
  const names = missing.map((column) => column.name).join(', ');
  if (mapped.length > 0 && missing.length === 0) return;
  throw new SourceError(`${source.source.path} has no column for ${names || `anything in ${shape.table}`}`, {
    exitCode: 2,
    hint: `its columns are ${source.columns.map((column) => column.name).join(', ')}; name one with --map ${missing[0]?.name ?? 'column'}=…`,
  });
}

/** The id, else the first UNIQUE constraint the file covers, else nothing but the content. */
function chooseKey(shape: TableShape, mapped: readonly string[]): readonly string[] {
  if (mapped.includes('id')) return ['id'];
  const unique = shape.constraints.find(
    ({ kind, columns }) => kind === 'u' && columns.every((column) => mapped.includes(column)),
  );
  return unique?.columns ?? [];
}

async function createStage(session: Session, shape: TableShape, names: readonly string[]): Promise<void> {
  const columns = shape.columns.filter((column) => names.includes(column.name));
  await sql`create temporary table stage (record_number bigint, ${sql.join(
    columns.map((column) => sql`${sql.id(column.name)} text`),
  )}) on commit drop`.execute(session.db);
  // Dropped with the table. Nothing reads it before the types are checked.
  await sql`create temporary view typed as select record_number, ${sql.join(
    columns.map((column) => sql`${sql.id(column.name)}::${sql.raw(column.type)} as ${sql.id(column.name)}`),
  )} from pg_temp.stage`.execute(session.db);
}

/** The DuckDB query that gives the staged rows: texts as they are, of other types the trimmed value or null. */
function stageQuery(source: TabularSource, mapping: Mapping, columns: readonly TableColumn[]): string {
  const values = columns.map((column) => {
    const value = recordColumn(source, mapping.columns[column.name]?.[0] ?? '');
    return isText(column) ? `copyable(${value})` : `nullif(trim(storable(${value})), '')`;
  });
  return `select record_number, ${values.join(', ')} from record where broken is null`;
}
