import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Compression } from '../choices.ts';
import type { DuckDb } from '../database/duckdb.ts';
import type { ManifestFile, ParquetFile } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import { describeFile, settleFile } from '../database/settled-files.ts';
import { type Content, toHex } from './binary/row-hash.ts';
import { contentsOf } from './content-hash.ts';
import type { EarlierExport } from './earlier-export.ts';
import { isDated, isOfMonth, monthColumn, monthFolder, NO_MONTH } from './months.ts';

/** Of zstd the first level: higher ones take a quarter longer and save nothing here. */
const settings: Record<Compression, string> = {
  zstd: ', compression zstd, compression_level 1',
  snappy: ', compression snappy',
};

/**
 * A column of more different values gets no dictionary: of ids one is made in vain, which takes a
 * tenth of the time in which the file is written.
 */
const MOST_IN_DICTIONARY = 4096;

const GROUP_BYTES = 32 * 1024 * 1024;
/** Rows that DuckDB works on at once. */
export const VECTOR = 2048;
const MOST_ROWS_PER_GROUP = 122_880;

/** A table of DuckDB that is written as Parquet. */
interface ParquetSource {
  /** As a statement names it. */
  from: string;
  name: string;
  columns: readonly { name: string; type: string }[];
  averageRow: number;
  /** What the file says of itself, by name. */
  about?: Readonly<Record<string, string>>;
}

/** How files are written, and which need not be. */
interface ParquetOptions {
  compression: Compression;
  earlier?: EarlierExport | undefined;
}

interface WrittenParquet {
  files: ParquetFile[];
  settled: ManifestFile[];
  infinite: Record<string, number>;
}

/**
 * Writes a table of DuckDB into `parquet/<table>` of a folder: one file, or one for each month in a folder
 * `month=2026-01`. Ids and JSON become text: readers disagree about Parquet's types for them. Some take JSON for bytes, others
 * parse it and lose the digits of its numbers. A file of an
 * earlier export that holds the same rows is linked. Returns the files, which are on the disk then,
 * their sums and, by column, how many instants and days are infinite.
 */
export async function writeParquet(
  duckDb: DuckDb,
  folder: string,
  source: ParquetSource,
  { compression, earlier }: ParquetOptions,
): Promise<WrittenParquet> {
  const files: ParquetFile[] = [];
  const settled: ManifestFile[] = [];
  const infinite: Record<string, number> = {};
  for (const part of await partsOf(duckDb, source)) {
    const { month, condition, content } = part;
    const file = ['parquet', source.name, ...month, `${source.name}.parquet`].join('/');
    await mkdir(dirname(join(folder, file)), { recursive: true, mode: 0o700 });
    const entry = { file, ...content };
    let sum = await earlier?.link(source, entry, join(folder, file));
    if (!sum) {
      await copyAsParquet(duckDb, join(folder, file), source, {
        condition,
        settings: `${settingsOf(compression, source.averageRow)}${metadata(source.about)}`,
      });
      await settleFile(folder, file);
      sum = await describeFile(folder, file);
    }
    settled.push(sum);
    files.push(entry);
    for (const [column, count] of Object.entries(part.infinite))
      infinite[column] = (infinite[column] ?? 0) + count;
  }
  return { files, settled, infinite };
}

/** Writes rows of a table as one Parquet file, ids and JSON as text, and returns how many there are. */
export async function copyAsParquet(
  duckDb: DuckDb,
  path: string,
  { from, columns }: Pick<ParquetSource, 'from' | 'columns'>,
  { condition = '', settings = ', compression zstd' } = {},
): Promise<number> {
  const texts = columns
    .filter(({ type }) => type === 'UUID' || type === 'JSON')
    .map(({ name }) => `${quoteIdentifier(name)}::varchar as ${quoteIdentifier(name)}`);
  const select = `select *${texts.length === 0 ? '' : ` replace (${texts.join(', ')})`} from ${from}`;
  const [row] = await duckDb.rows<{ Count: string }>(
    `copy (${select}${condition}) to ${quoteLiteral(path)} (format parquet${settings})`,
  );
  return Number(row?.Count);
}

function settingsOf(compression: Compression, averageRow: number): string {
  const groups = `row_group_size ${rowsPerGroup(averageRow)}`;
  return `${settings[compression]}, ${groups}, dictionary_size_limit ${MOST_IN_DICTIONARY}`;
}

function metadata(about: ParquetSource['about']): string {
  const entries = Object.entries(about ?? {}).map(
    ([name, value]) => `${quoteLiteral(name)}: ${quoteLiteral(value)}`,
  );
  return entries.length === 0 ? '' : `, kv_metadata {${entries.join(', ')}}`;
}

/** How many rows are held in memory until they are written: fewer of long ones. */
function rowsPerGroup(averageRow: number): number {
  const rows = Math.floor(GROUP_BYTES / Math.max(averageRow, 1) / VECTOR) * VECTOR;
  return Math.min(Math.max(rows, VECTOR), MOST_ROWS_PER_GROUP);
}

/** What goes into a file of its own: rows of a month, or of other tables all. */
interface Part {
  month: string[];
  condition: string;
  content: Content;
  infinite: Record<string, number>;
}

async function partsOf(duckDb: DuckDb, source: ParquetSource): Promise<Part[]> {
  const { from, columns } = source;
  const instant = monthColumn(source);
  const month =
    instant === undefined
      ? 'null'
      : `if(${isDated(instant)}, strftime(${quoteIdentifier(instant)}, '%Y-%m'), '${NO_MONTH}')`;
  const groups = await contentsOf(duckDb, from, columns, month);
  const whole = { month: [], condition: '' };
  if (groups.length === 0)
    return [{ ...whole, content: { rows: 0, content_hash: toHex(0n) }, infinite: {} }];
  return groups.map(({ group, infinite, ...content }) => {
    if (instant === undefined) return { ...whole, content, infinite };
    const name = group ?? NO_MONTH;
    const condition = ` where ${isOfMonth(instant, name)}`;
    return { month: [monthFolder(name)], condition, content, infinite };
  });
}
