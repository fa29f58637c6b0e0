import type { Profile } from '../choices.ts';
import { type DataClass, dataClasses, dataClassOf } from '../database/personal-data.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { definedViews } from '../definitions/views.ts';
import { EtlError, SqlError } from '../errors.ts';
import { type ColumnType, columnType } from './column-type.ts';
import {
  harmlessParts,
  harmlessRows,
  holdsTable,
  type Treatment,
  treatments,
  uncorrected,
} from './profile.ts';

export interface ExportedColumn extends ColumnType {
  name: string;
  comment: string | null;
  /** Whether pseudonyms stand in the place of its values. */
  isPseudonym: boolean;
}

/** Schemas of nyx.duckdb: the data model, what is computed from it, and the history of runs and checks. */
type Group = 'raw' | 'marts' | 'meta';

/** One table as a profile shows it. */
export interface ExportedTable {
  /** Schema it is read from. */
  schema: string;
  /** Schema of nyx.duckdb it goes into: the tables of the data model, or what is computed from them. */
  group: Group;
  name: string;
  /** Bytes on the server's disk; null of a view, which is computed while it is read. */
  bytes: number | null;
  comment: string | null;
  columns: ExportedColumn[];
  /** Columns that the profile leaves out. */
  leftOut: string[];
}

interface ColumnRow {
  schema_name: string;
  table_name: string;
  table_comment: string | null;
  column_name: string;
  type_name: string;
  column_comment: string | null;
  base_comment: string | null;
  readable: boolean;
  /** The table that it refers to, by its id. */
  refers_to: string | null;
  /** The words that it may hold; none where it is free. */
  allowed: string[];
  bytes: bigint | null;
}

interface ClassifiedColumn extends ColumnRow {
  dataClass: DataClass;
}

/** Types that can hold a pseudonym. */
const TEXTS = ['text', 'json', 'jsonb'];

const CORRECTIONS = 'data_corrections';

/** Of etl: what ran, what it checked, and which rows it found offending. */
const HISTORY = ['runs', 'run_steps', 'check_runs', 'check_failures'];

const exportedColumns = sqlFile(import.meta.url, './exported_columns.sql');

/**
 * Reads from the catalog what there is to export: every corrected view, without what the profile leaves out.
 * Throws EtlError when a column has no class of personal data, SqlError when the role may not read all of them.
 */
export async function exportedTables(session: Session, profile: Profile): Promise<ExportedTable[]> {
  const { rows: all } = await runSqlFile<ColumnRow>(session, exportedColumns, {
    defined_views: definedViews.join(','),
  });
  const rows = all.filter((row) => holdsTable(profile, row.schema_name, row.table_name));
  requireReadable(session, rows);
  const columns = classify(rows);
  const fields = fieldsIn(columns, profile);
  const corrected =
    `split_part(table_name, '.', -1) || '.' || field_name in (${fields})` +
    ` and ${uncorrected(CORRECTIONS)}`;
  return [...Map.groupBy(columns, (row) => row.table_name).values()].map((own) =>
    toTable(own, profile, corrected),
  );
}

/** Said before the work, and of all tables at once. */
function requireReadable({ pg }: Session, rows: ColumnRow[]): void {
  const names = new Set(
    rows.filter((row) => !row.readable).map((row) => `${row.schema_name}.${row.table_name}`),
  );
  if (names.size === 0) return;
  const [user = '', lacking] = [pg.user, `select on ${[...names].join(', ')}`];
  const role = /^[a-z_][a-z0-9_]*$/.test(user) ? user : quoteIdentifier(user);
  throw new SqlError(`nothing was exported: the role ${role} lacks ${lacking}`, {
    hint: `let the owner run: grant ${lacking} to ${role}; 'nyx-etl roles' says which role does what`,
    code: 'sql.42501',
  });
}

/** Nobody decided whether the others may be shown, so nothing is. */
function classify(rows: ColumnRow[]): ClassifiedColumn[] {
  const columns = rows.map((row) => {
    const comments = [row.column_comment ?? '', row.base_comment ?? ''];
    return { ...row, dataClass: dataClassOf(row.table_name, row.column_name, comments) };
  });
  const [first, ...others] = columns.filter(({ dataClass }) => dataClass === undefined);
  if (!first)
    return columns.filter((column): column is ClassifiedColumn => column.dataClass !== undefined);
  const name = [first.schema_name, first.table_name, first.column_name]
    .map(quoteIdentifier)
    .join('.');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw new EtlError(
    `the column ${name} has no class of personal data${more}; nothing was exported`,
    {
      hint:
        `say what it may tell about a person: comment on column ${name} is 'What it is. [pii:content]'; ` +
        `the classes are ${dataClasses.join(', ')}`,
      code: 'export.unclassified',
    },
  );
}

function toTable(rows: ClassifiedColumn[], profile: Profile, corrected: string): ExportedTable {
  const [first] = rows;
  if (!first) throw new Error('a table without columns');
  const { held = [], leftOut = [] } = Object.groupBy(rows, (row) =>
    treatmentOf(row, profile) === 'left out' ? 'leftOut' : 'held',
  );
  return {
    schema: first.schema_name,
    group: groupOf(first),
    name: first.table_name,
    bytes: first.bytes === null ? null : Number(first.bytes),
    comment: first.table_comment,
    columns: held.map((row) =>
      toColumn(
        row,
        treatmentOf(row, profile),
        shownIn(row, profile, corrected),
        partShown(row, profile),
      ),
    ),
    leftOut: leftOut.map((row) => row.column_name),
  };
}

function groupOf({ schema_name, table_name }: ColumnRow): Group {
  if (schema_name === 'corrected') return 'raw';
  return HISTORY.includes(table_name) ? 'meta' : 'marts';
}

function treatmentOf(
  { table_name, column_name, type_name, dataClass }: ClassifiedColumn,
  profile: Profile,
): Treatment {
  const treatment = treatments[profile][dataClass];
  const name = `${table_name}.${column_name}`;
  if (dataClass !== 'secret' && (name in harmlessRows || name in harmlessParts)) return 'plain';
  return treatment === 'pseudonym' && !TEXTS.includes(type_name) ? 'left out' : treatment;
}

/** A column that is shown needs no class any more, e.g. `Subject, decoded. [pii:content]`. */
function withoutClass(comment: string | null): string | null {
  return comment?.replace(/ ?\[pii:\w+\]$/, '') || null;
}

/** What a column means, and what the catalog says of it besides: the table it refers to, and the words it may hold. */
function commentOf({ column_comment, refers_to, allowed }: ColumnRow): string | null {
  const meaning = withoutClass(column_comment);
  const parts = [
    ...(meaning === null ? [] : [meaning]),
    ...(refers_to === null ? [] : [`Refers to ${refers_to}.id.`]),
    ...(allowed.length === 0 ? [] : [`One of: ${allowed.join(', ')}.`]),
  ];
  return parts.join(' ') || null;
}

function toColumn(
  row: ClassifiedColumn,
  treatment: Treatment,
  condition: string | undefined,
  part: string | undefined,
): ExportedColumn {
  const type = columnType(row.column_name, row.type_name);
  // Parts are of texts and JSON, which PostgreSQL sends as text.
  if (part !== undefined) type.expression = `(${part})::text`;
  const isPseudonym = treatment === 'pseudonym';
  const comment = commentOf(row);
  return {
    name: row.column_name,
    comment: isPseudonym ? `${comment ?? ''} (pseudonyms stand here)`.trimStart() : comment,
    isPseudonym,
    ...type,
    ...(condition === undefined
      ? {}
      : { expression: `case when ${condition} then ${type.expression} end` }),
  };
}

/**
 * Condition on the rows of which the profile shows the column; undefined for all. A corrected value is of the class of its
 * field, so `corrected` tells which corrections the profile shows.
 */
function shownIn(
  { table_name, column_name, dataClass }: ClassifiedColumn,
  profile: Profile,
  corrected: string,
): string | undefined {
  if (treatments[profile][dataClass] !== 'plain')
    return harmlessRows[`${table_name}.${column_name}`];
  return table_name === CORRECTIONS && /^(old|new)_value$/.test(column_name)
    ? corrected
    : undefined;
}

/** The harmless part of the column's values, where the profile shows no more of it; undefined otherwise. */
function partShown(
  { table_name, column_name, dataClass }: ClassifiedColumn,
  profile: Profile,
): string | undefined {
  if (treatments[profile][dataClass] === 'plain') return undefined;
  return harmlessParts[`${table_name}.${column_name}`];
}

/**
 * The fields whose values the profile holds as they are, as literals `'table.field'`. Of a field that does not exist, nobody knows, and
 * neither of which field a correction of a correction tells.
 */
function fieldsIn(columns: ClassifiedColumn[], profile: Profile): string {
  return columns
    .filter(
      ({ schema_name, table_name, dataClass }) =>
        schema_name === 'corrected' &&
        table_name !== CORRECTIONS &&
        treatments[profile][dataClass] === 'plain',
    )
    .map(({ table_name, column_name }) => quoteLiteral(`${table_name}.${column_name}`))
    .join(', ');
}
