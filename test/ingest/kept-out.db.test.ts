// What somebody has added to the database keeps loaded rows out: the load fails, and no row counts as one that was there.
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const NEVER = `create function public.never() returns trigger language plpgsql as 'begin return null; end';`;
const never = (table: string) =>
  `${NEVER} create trigger never before insert on ${table} for each row execute function public.never()`;

test.each([
  [
    'a trigger on companies',
    never('nyx.companies'),
    'table companies',
    'name,tier\nX,top\nY,avoid\n',
  ],
  [
    'a rule on companies',
    'create rule never as on insert to nyx.companies do instead nothing',
    'table companies',
    'name,tier\nX,top\n',
  ],
  [
    'a trigger on applications',
    never('nyx.applications'),
    'applications',
    'company,position,url,date,status\nAcme,Engineer,https://a.test/1,2026-03-01,applied\n',
  ],
  [
    'a trigger on job posts',
    never('nyx.job_posts'),
    'job-posts',
    'url,title,company\nhttps://a.test/9,Engineer,Acme\n',
  ],
])('%s', async (_, sql, kind, text) => {
  const { session, url } = place.database;
  await addWorld(session);
  await session.pg.query(sql);
  const path = await place.files.write('file.csv', text);
  const { code, stdout, stderr } = await runCli([
    ...['ingest', ...kind.split(' '), path, '--database-url', url],
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error: .+\nhint: nothing was loaded; /m);
  expect(stderr).toContain('a rule or a trigger');
  const { rows } = await session.pg.query('select from etl.loads');
  expect(rows).toEqual([]);
});
