import { join } from 'node:path';
import { codeIn, digestOf, tablesBelow } from '../../knowledge/files.ts';
import { once } from '../../once.ts';

/** Tables that say nothing of a post's values: those of mails, and header names, which a load's mapping holds. */
const OF_OTHERS = /^(phrases|columns)\/|^(senders|mail-\w+)\.tsv$/;
const GROUND = /\/(html-\w+|text-limits)\.ts$/;

/**
 * A digest of all that decides what a value of a post is known as, the tables of knowledge/ and the code: when it
 * changes, no stored post counts as loaded from the same record.
 */
export const normaliserVersion: () => string = once(() => digestOf(normaliserFiles()));

/** The files of the package that normaliserVersion is a digest of. */
export function normaliserFiles(): string[] {
  return [
    ...tablesBelow('.')
      .filter((path) => !OF_OTHERS.test(path))
      .map((path) => join('knowledge', path)),
    ...['src/ingest/normalise', 'src/knowledge'].flatMap(codeIn),
    ...codeIn('src/text').filter((file) => GROUND.test(file)),
    ...codeIn('src/ingest/job-posts').filter((file) =>
      /job-post-functions|noted-functions/.test(file),
    ),
    'src/ingest/job-posts/job_post_macros.duckdb.sql',
  ];
}
