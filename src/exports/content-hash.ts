// What proves that rows are the same, in whatever order: the number of rows, and the sum of the hashes of each, modulo
// 2^64. A row is hashed as PostgreSQL's COPY writes it: CSV that quotes only what has to be, in UTF-8, ending in a
// line feed; DuckDB writes the same line from the values it holds.
import { hash } from 'node:crypto';
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier } from '../database/quoting.ts';

const MODULUS = 2n ** 64n;
/** So many numbers of 32 bits add up exactly in a Number. */
const EXACT_SUMS = 2 ** 20;

export interface Content {
  rows: number;
  /** 16 hexadecimal digits. */
  content_hash: string;
}

/** Adds up the hashes of rows as they pass. */
export class ContentHash {
  #rows = 0;
  #sum = 0n;
  #low = 0;
  #high = 0;

  /** Takes a row as CSV without its line feed. */
  add(line: Uint8Array): void {
    // The shortest way to the bytes: a Buffer for each would cost three times as much.
    const digest = hash('md5', line, 'binary');
    this.#low += word(digest, 0);
    this.#high += word(digest, 4);
    if (++this.#rows % EXACT_SUMS === 0) this.#carry();
  }

  get content(): Content {
    this.#carry();
    return { rows: this.#rows, content_hash: toHex(this.#sum) };
  }

  #carry(): void {
    this.#sum = (this.#sum + BigInt(this.#low) + (BigInt(this.#high) << 32n)) % MODULUS;
    this.#low = 0;
    this.#high = 0;
  }
}

/** Little-endian, as DuckDB's md5_number_upper reads a hash. */
function word(digest: string, at: number): number {
  const upper = digest.charCodeAt(at + 3) * 2 ** 24;
  return (
    upper +
    ((digest.charCodeAt(at + 2) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at))
  );
}

/** Hashes what DuckDB reads from `source` (a table, or `read_parquet(…)`), whose columns have these types. */
export async function contentOf(
  duckDb: DuckDb,
  source: string,
  columns: readonly { name: string; type: string }[],
): Promise<Content> {
  // concat() takes half the time of ||, and null for nothing.
  const line = `concat(${columns.map(toCsv).join(`, ',', `)})`;
  const [row] = await duckDb.rows<{ rows: string; sum: string | null }>(
    `select count(*) as rows, sum(md5_number_upper(${line})) as sum from ${source}`,
  );
  return { rows: Number(row?.rows), content_hash: toHex(BigInt(row?.sum ?? 0) % MODULUS) };
}

function toCsv({ name, type }: { name: string; type: string }): string {
  const column = quoteIdentifier(name);
  if (type === 'BOOLEAN') return `case ${column} when true then 't' when false then 'f' end`;
  const text = `${column}::varchar`;
  if (type !== 'VARCHAR' && type !== 'JSON') return text;
  const quoted = [`','`, `'"'`, 'chr(10)', 'chr(13)'].map((part) => `contains(${text}, ${part})`);
  return `if(${text} = '' or ${quoted.join(' or ')}, '"' || replace(${text}, '"', '""') || '"', ${text})`;
}

function toHex(sum: bigint): string {
  return sum.toString(16).padStart(16, '0');
}
