// The plain tool: COPY of the file straight into the indexed table, with no checks at all.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { COLUMNS } from './generate-job-posts.ts';

const [url, path] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
await pipeline(
  createReadStream(path ?? '', { highWaterMark: 64 * 1024 }),
  client.query(from(`copy nyx.job_posts (${COLUMNS}) from stdin (format csv, header)`)),
);
await client.end();
