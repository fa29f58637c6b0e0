// What one writes by hand: COPY into a staging table, then INSERT .. ON CONFLICT. node bench/staging-upsert.ts URL FILE
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { COLUMNS } from './generate-job-posts.ts';

const [url, path] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query('begin');
await client.query('create temporary table incoming (like nyx.job_posts) on commit drop');
await client.query('alter table incoming alter column id drop not null');
await pipeline(
  createReadStream(path ?? '', { highWaterMark: 64 * 1024 }),
  client.query(from(`copy incoming (${COLUMNS}) from stdin (format csv, header)`)),
);
const updates = COLUMNS.split(',')
  .filter((column) => column !== 'source_url')
  .map((column) => `${column} = excluded.${column}`);
await client.query(`
  insert into nyx.job_posts (${COLUMNS}) select ${COLUMNS} from incoming
  on conflict (source_url) do update set ${updates.join(', ')}`);
await client.query('commit');
await client.end();
