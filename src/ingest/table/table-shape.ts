import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { type ValueRule, valueRules } from '../../database/value-rules.ts';
import { ConfigError } from '../../errors.ts';
import { didYouMean } from '../../text/nearest.ts';

export interface TableColumn {
  name: string;
  /** As PostgreSQL spells it, e.g. `numeric(4,3)`. */
  type: string;
  required: boolean;
  has_default: boolean;
  /** Without a value it is the moment of the insert. */
  is_now: boolean;
  /** A sentence on what it holds, with its class of personal data. */
  comment: string | null;
}

export interface TableConstraint {
  name: string;
  kind: 'c' | 'f' | 'p' | 'u';
  columns: string[];
  other_table: string | null;
  other_columns: string[] | null;
  /** Of a CHECK: SQL over the table's column names. */
  expression: string | null;
  /** What it demands in words, where somebody has said so. */
  demands?: string;
}

/** What the catalog says about one table of the data model. */
export interface TableShape {
  /** Schema-qualified. */
  table: string;
  columns: TableColumn[];
  constraints: TableConstraint[];
  /** Whether the table refuses changes of its rows. */
  appendOnly: boolean;
}

const tableColumns = sqlFile(import.meta.url, './table_columns.sql');
const tableConstraints = sqlFile(import.meta.url, './table_constraints.sql');

function asConstraint(rule: ValueRule): TableConstraint {
  return { ...rule, kind: 'c', other_table: null, other_columns: null };
}

/** Finds `applications` or `nyx.applications`; throws ConfigError with the nearest name when there is none. */
export async function readTableShape(session: Session, name: string): Promise<TableShape> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_catalog.pg_tables
    where schemaname in ('nyx', 'saturnus')`.execute(session.db);
  const found = rows.find((row) => row.name === name || `${row.schema}.${row.name}` === name);
  if (!found) {
    const known = rows.map((row) => row.name);
    throw new ConfigError(`there is no table ${name}`, {
      hint: didYouMean(name, known, "run 'nyx-etl migrate' first, or see schema/ for the tables"),
    });
  }
  const table = `${found.schema}.${found.name}`;
  const columns = await runSqlFile<TableColumn>(session, tableColumns, { table_name: table });
  const constraints = await runSqlFile<TableConstraint>(session, tableConstraints, {
    table_name: table,
  });
  const guard = await sql`
    select from pg_catalog.pg_trigger
    where tgrelid = ${table}::regclass and tgname = 'refuse_change'`.execute(session.db);
  return {
    table,
    columns: columns.rows,
    constraints: [...constraints.rows, ...valueRules(table).map(asConstraint)],
    appendOnly: guard.rows.length > 0,
  };
}
