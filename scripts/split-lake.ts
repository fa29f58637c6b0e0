// A lake of one cell as three: every application goes to one of them, with what belongs to it, and companies get ids of
// their own in each. What was told last is told once more, as by an export that was made twice.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../src/database/duckdb.ts';
import type { StandingExport } from '../src/exports/lake/read-lake.ts';

const cells = ['a', 'b', 'c'] as const;

/** By table: which value tells the cell of a row; a deleted call belongs to nobody, and is told by all. */
const OWNERS: Readonly<Record<string, string>> = {
  application_facts: 'id',
  answers: 'application_id',
  model_usage: 'case when not is_deleted then coalesce(application_id, id) end',
  session_digests: 'session_id',
  cohorts: 'user_id',
  answer_survival: 'user_id',
};
const COMPANY = ['application_facts', 'answers', 'companies'];

export async function splitLake(
  duckDb: DuckDb,
  exports: readonly StandingExport[],
  lake: string,
): Promise<void> {
  const last = exports.at(-1);
  if (!last) throw new Error('a lake without exports');
  const { manifest } = last;
  const again = { ...manifest, export: manifest.export + 1, after_export: manifest.export };
  for (const [number, cell] of cells.entries())
    for (const { folder, manifest: told } of [...exports, { ...last, manifest: again }]) {
      const into = join(lake, `cell=${cell}`, `export=${told.export}`);
      for (const { name } of told.tables) {
        await mkdir(join(into, name), { recursive: true });
        const owner = OWNERS[name];
        const own = owner ? `where coalesce(hash(${owner}) % 3 = ${number}, true)` : '';
        const company = COMPANY.includes(name)
          ? `, md5('${cell}' || company_id) as company_id`
          : '';
        await duckDb.run(`copy (
          select * replace ('${cell}' as cell, ${told.export}::bigint as export${company})
          from read_parquet('${folder}/${name}/*.parquet', hive_partitioning = false) ${own}
        ) to '${into}/${name}/part-0.parquet' (format parquet)`);
      }
      const files = told.tables.map(({ name }) => ({ file: `${name}/part-0.parquet`, rows: 0 }));
      const tables = told.tables.map((table, at) => ({ ...table, files: files.slice(at, at + 1) }));
      const text = JSON.stringify({ ...told, cell, tables, files: [] });
      await writeFile(join(into, 'manifest.json'), text);
    }
}
