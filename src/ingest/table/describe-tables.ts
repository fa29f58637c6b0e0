// What a file for a table must hold, for people who are about to write one.
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { allowedValues } from './constraint-checks.ts';
import { readTableShape } from './table-shape.ts';

const tableList = sqlFile(import.meta.url, './table_list.sql');

/** One of the tables that `ingest table` takes. */
interface ListedTable {
  /** Schema-qualified. */
  table: string;
  /** What one row of it stands for; null where nobody said so. */
  one_row_is: string | null;
  columns: number;
  /** The columns that a new row cannot do without. */
  needed: string[];
}

export interface DescribedColumn {
  column: string;
  /** As PostgreSQL spells it, e.g. `numeric(4,3)`. */
  type: string;
  /** Whether a new row cannot do without it. */
  needed: boolean;
  /** All that is allowed; null where it is no list. */
  allowed: string[] | null;
  /** The table of whose rows it names one, schema-qualified. */
  refers_to: string | null;
  meaning: string | null;
}

/** The tables of the data model, by name. */
export async function listTables(session: Session): Promise<ListedTable[]> {
  const { rows } = await runSqlFile<Omit<ListedTable, 'table'> & { table_name: string }>(
    session,
    tableList,
  );
  return rows.map(({ table_name, one_row_is, ...counts }) => ({
    table: table_name,
    one_row_is: withoutClass(one_row_is),
    ...counts,
  }));
}

/** The columns of one table, in order. Throws ConfigError with the nearest name when there is none. */
export async function describeTable(
  session: Session,
  name: string,
): Promise<{ table: string; columns: DescribedColumn[] }> {
  const { table, columns, constraints } = await readTableShape(session, name);
  const described = columns.map((column) => {
    const own = constraints.filter(({ columns: [first, ...others] }) => {
      return first === column.name && others.length === 0;
    });
    const allowed = own.flatMap(({ kind, expression }) =>
      kind === 'c' ? (allowedValues(expression ?? '') ?? []) : [],
    );
    return {
      column: column.name,
      type: column.type,
      needed: column.required && !column.has_default,
      allowed: allowed.length > 0 ? allowed : null,
      refers_to: own.find(({ kind }) => kind === 'f')?.other_table ?? null,
      meaning: withoutClass(column.comment),
    };
  });
  return { table, columns: described };
}

/** A comment ends with its class of personal data, e.g. ` [pii:none]`. */
function withoutClass(comment: string | null): string | null {
  return comment?.replace(/\s*\[pii:[^\]]*\]/g, '').replace(/\.$/, '') ?? null;
}
