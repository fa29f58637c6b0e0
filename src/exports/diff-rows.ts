import type { DuckDb } from '../database/duckdb.ts';
import type { ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier } from '../database/quoting.ts';

/** Columns that are tried as a key, from the first on. */
const LONGEST_KEY = 5;

/** How many rows differ, compared over the columns that both have. */
export interface RowChanges {
  /** Columns that tell a row; none where whole rows were compared, which are added or removed only. */
  key: string[];
  added: number;
  removed: number;
  changed: number;
  /** By column: the changed rows whose value differs. */
  changed_columns: Record<string, number>;
}

/** Counts the rows of a table that differ between the catalogs `before` and `after`. */
export async function compareTableRows(
  duckDb: DuckDb,
  before: ManifestTable,
  after: ManifestTable,
): Promise<RowChanges> {
  const other = new Map(after.columns.map(({ name, type }) => [name, type]));
  const columns = before.columns.flatMap(({ name, type }) =>
    other.has(name) ? [{ name, isSameType: other.get(name) === type }] : [],
  );
  const relation = `${quoteIdentifier(before.schema)}.${quoteIdentifier(before.name)}`;
  const key = await findKey(duckDb, relation, columns);
  return key.length === 0
    ? compareWhole(duckDb, relation, columns)
    : compareByKey(duckDb, relation, columns, key);
}

interface Column {
  name: string;
  isSameType: boolean;
}

/** `id`, else the fewest of the first columns that are never null and tell every row, in both. */
async function findKey(
  duckDb: DuckDb,
  relation: string,
  columns: readonly Column[],
): Promise<string[]> {
  const names = columns.filter(({ isSameType }) => isSameType).map(({ name }) => name);
  const prefixes = names.slice(0, LONGEST_KEY).map((_, at) => names.slice(0, at + 1));
  const candidates = names.includes('id') ? [['id'], ...prefixes] : prefixes;
  for (const candidate of candidates) {
    const list = candidate.map(quoteIdentifier);
    const isKey = `count(*) = count(distinct (${list.join(', ')}))
      and count(*) = count(*) filter (where ${list.map((name) => `${name} is not null`).join(' and ')})`;
    const [row] = await duckDb.rows<{ is_key: boolean }>(
      `select (select ${isKey} from before.${relation}) and (select ${isKey} from after.${relation}) as is_key`,
    );
    if (row?.is_key) return candidate;
  }
  return [];
}

async function compareByKey(
  duckDb: DuckDb,
  relation: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<RowChanges> {
  const [first = ''] = key.map(quoteIdentifier);
  const compared = columns.filter(({ name }) => !key.includes(name));
  const differs = compared.map(({ name, isSameType }) => {
    const type = isSameType ? '' : '::varchar';
    return `b.${quoteIdentifier(name)}${type} is distinct from a.${quoteIdentifier(name)}${type}`;
  });
  const inBoth = `b.${first} is not null and a.${first} is not null`;
  const counts = differs.map(
    (condition, at) => `count(*) filter (where ${inBoth} and ${condition}) as c${at}`,
  );
  const [row = {}] = await duckDb.rows<Record<string, string>>(`
    select
        count(*) filter (where b.${first} is null) as added,
        count(*) filter (where a.${first} is null) as removed,
        count(*) filter (where ${inBoth} and (${differs.join(' or ') || 'false'})) as changed
        ${counts.map((count) => `, ${count}`).join('')}
    from before.${relation} as b
    full join after.${relation} as a using (${key.map(quoteIdentifier).join(', ')})`);
  const byColumn = compared.map(({ name }, at) => [name, Number(row[`c${at}`])] as const);
  return {
    key: [...key],
    added: Number(row.added),
    removed: Number(row.removed),
    changed: Number(row.changed),
    changed_columns: Object.fromEntries(byColumn.filter(([, rows]) => rows > 0)),
  };
}

async function compareWhole(
  duckDb: DuckDb,
  relation: string,
  columns: readonly Column[],
): Promise<RowChanges> {
  const list = columns.map(({ name, isSameType }) =>
    isSameType ? quoteIdentifier(name) : `${quoteIdentifier(name)}::varchar`,
  );
  const rows = (catalog: string) =>
    `select ${list.join(', ') || 'null'} from ${catalog}.${relation}`;
  const [row] = await duckDb.rows<{ added: string; removed: string }>(`
    select
        (select count(*) from (${rows('after')} except all ${rows('before')})) as added,
        (select count(*) from (${rows('before')} except all ${rows('after')})) as removed`);
  const counts = { added: Number(row?.added), removed: Number(row?.removed) };
  return { key: [], ...counts, changed: 0, changed_columns: {} };
}
