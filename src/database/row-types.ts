import type { Session } from './session.ts';

interface Column {
  table_name: string;
  column_name: string;
  type_name: string;
  nullable: boolean;
  has_default: boolean;
}

/** What a session returns for each PostgreSQL type (see session.ts). Types that are not here read as string. */
const TYPES: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  float8: 'number',
  numeric: 'Numeric',
  jsonb: 'Json',
};

const HEADER = `// Generated from the migrated database by 'npm run generate:types'. Do not edit.
import type { ColumnType } from 'kysely';

/** kysely's own Generated does not look into a ColumnType. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = ColumnType<unknown, string, string>;
export type Int8 = ColumnType<bigint, bigint | number | string, bigint | number | string>;
export type Numeric = ColumnType<string, string | number, string | number>;
`;

/** The TypeScript source of `tables.ts`: one interface per table, and `DB` from qualified name to interface. */
export async function generateRowTypes(session: Session): Promise<string> {
  const { rows } = await session.pg.query<Column>(`
    select
        n.nspname || '.' || c.relname as table_name,
        a.attname as column_name,
        t.typname as type_name,
        not a.attnotnull as nullable,
        a.atthasdef or a.attidentity <> '' as has_default
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type as t on t.oid = a.atttypid
    where n.nspname in ('nyx', 'saturnus', 'etl') and c.relkind in ('r', 'v')
    order by 1, a.attnum`);
  const tables = Map.groupBy(rows, (row) => row.table_name);
  const interfaces = [...tables].map(([name, columns]) => renderTable(name, columns));
  const entries = [...tables.keys()].flatMap((name) => {
    const corrected = name.startsWith('etl.') ? [] : [`corrected.${name.split('.')[1]}`];
    return [name, ...corrected].map((key) => `  '${key}': ${interfaceName(name)};`);
  });
  return `${HEADER}\n${interfaces.join('\n\n')}\n\nexport interface DB {\n${entries.sort().join('\n')}\n}\n`;
}

function renderTable(name: string, columns: Column[]): string {
  const fields = columns.map((column) => `  ${column.column_name}: ${columnType(column)};`);
  return `export interface ${interfaceName(name)} {\n${fields.join('\n')}\n}`;
}

function columnType(column: Column): string {
  const element = TYPES[column.type_name.replace(/^_/, '')] ?? 'string';
  const base = column.type_name.startsWith('_') ? `${element}[]` : element;
  const type = column.nullable ? `${base} | null` : base;
  return column.has_default ? `Generated<${type}>` : type;
}

function interfaceName(table: string): string {
  return table
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
