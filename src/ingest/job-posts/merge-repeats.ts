import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import type { Reader } from '../duckdb/reader.ts';
import { collectCombinations } from './collect-combinations.ts';
import { POORER_MACROS } from './post-groups.ts';
import { replaceRecordKeys } from './survey.ts';

const duckFile = (name: string) =>
  readFileSync(join(packageRoot, `src/ingest/job-posts/${name}.duckdb.sql`), 'utf8');
const repeatMembers = duckFile('repeat_members');
const merging = ['poorer_texts', 'merged_records', 'merged_fields'].map(duckFile);

/**
 * Makes one record of each group of records with one URL that differ, so that a poorer later one
 * takes nothing away: the DuckDB view `merged_field` is `field` with these, and `record_key`
 * follows. To be called once the whole file is understood.
 */
export async function mergeRepeats(reader: Reader): Promise<void> {
  const { connection } = reader;
  await connection.run(repeatMembers);
  await connection.run(`
    create or replace temporary view chosen_key as
    select * from record_key where record_number in (select record_number from repeat_member)`);
  await collectCombinations(reader);
  await connection.run(POORER_MACROS);
  for (const query of merging) await connection.run(query);
  await replaceRecordKeys(reader);
}
