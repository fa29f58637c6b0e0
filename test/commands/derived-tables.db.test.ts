// transform, check, correct and lineage as people call them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
const asOf = ['--as-of', '2026-05-01T00:00:00Z'];

beforeAll(async () => {
  database = await cloneDatabase();
  await addWorld(database.session, 2);
  await addApplication(database.session, 1, '2026-03-01T12:00:00Z');
});
afterAll(() => database[Symbol.asyncDispose]());

const run = (...words: string[]): Promise<CliResult> =>
  runCli([...words, '--database-url', database.url]);

async function json<T>(...words: string[]): Promise<T> {
  const { stdout, stderr } = await run(...words, '--json');
  expect(stderr).not.toMatch(/ at .*\.(ts|js):\d/);
  return JSON.parse(stdout) as T;
}

interface Run {
  schema: string;
  transforms: {
    transform: string;
    inserted: number;
    updated: number;
    unchanged: number;
    keys: number;
  }[];
}

it('transform says what was written and why, and the next one has nothing to do', async () => {
  const plan = await run('transform', '--plan', ...asOf);
  expect(plan.stdout).toMatch(/session_digests +1 +everything +never run before/);
  const first = await run('transform', ...asOf);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout).toMatch(/^session_digests +1 +1 +0 +0 +0 +\d+ +never run before$/m);
  expect(first.stdout).toMatch(
    /^run 1: computed (\d+) = inserted \1 \+ updated 0 \+ unchanged 0$/m,
  );
  expect(first.stderr).toContain('next: nyx-etl check');
  const second = await json<Run>('transform', ...asOf);
  expect(second.schema).toBe('nyx-etl/transform@1');
  expect(second.transforms.map(({ keys }) => keys)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

it('a backfill of days may name the as-of of the last run', async () => {
  const days = ['--from', '2026-03-01', '--to', '2026-03-02'];
  expect(await run('transform', ...days, ...asOf)).toMatchObject({ code: 0 });
});

it('correct shows up in the next transform, and only where it matters', async () => {
  const corrected = await run(
    ...['correct', 'applications', uuid('a', 1), 'success_flag', 'false'],
    ...['--reason', 'it never arrived'],
  );
  expect(corrected).toMatchObject({
    code: 0,
    stdout: `corrected nyx.applications.success_flag of ${uuid('a', 1)}\n`,
  });
  expect(corrected.stderr).toContain('next: nyx-etl transform');
  const { transforms } = await json<Run>('transform', ...asOf);
  const changes = Object.fromEntries(transforms.map((t) => [t.transform, t.inserted + t.updated]));
  expect(changes).toMatchObject({
    session_digests: 1,
    company_metrics_daily: 1,
    email_classifications: 0,
  });
  expect((await run('transform', '--verify')).code).toBe(0);
});

it.each([
  [
    ['transform', 'company_propertys'],
    'there is no transform company_propertys',
    'did you mean company_properties?',
  ],
  [['transform', '--as-of', 'yesterday'], '--as-of yesterday is no instant', 'write it as'],
  [['transform', '--from', '2026-03-01'], '--from and --to go together', 'give both days'],
  [
    ['transform', '--full', '--from', '2026-03-01', '--to', '2026-03-02'],
    '--full covers every day',
    'leave out',
  ],
  [['transform', '--as-of', '2026-02-30T00:00:00Z'], 'is no instant', 'write it as'],
  [
    ['transform', '--plan', '--from', '0000-01-01', '--to', '2026-03-02'],
    '0000-01-01 is no day',
    'write days',
  ],
  [['transform', '--plan', '--from', '2026-03-02', '--to', '2026-03-01'], 'is after --to', 'swap'],
  [
    ['transform', '--from', '2026-03-01', '--to', '2026-03-02', '--as-of', '2026-06-01T00:00:00Z'],
    'a backfill keeps the as-of of the last run, 2026-05-01',
    'leave out --as-of',
  ],
  [['transform', '--plan', '--verify'], 'exclude each other', 'leave out'],
  [['transform', '--verify', '--full'], '--verify compares every key', 'leave out --full'],
  [['transform', '--sample', '5'], '--sample goes with --verify', 'add --verify'],
  [['transform', '--verify', '--sample', '0'], '--sample 0 would compare nothing', 'e.g.'],
  [['transform', '--wait', 'long'], '--wait takes a whole number', 'e.g.'],
  [['runs', 'show'], 'which run?', 'nyx-etl runs'],
  [['runs', 'show', 'abc'], '<id> takes a whole number', 'e.g.'],
  [['runs', 'list', '5'], 'takes no number', 'runs show'],
  [['runs', '--limit', '2.5'], '--limit takes a whole number', 'e.g.'],
  [
    ['check', 'fact_not_in_futur'],
    'there is no check fact_not_in_futur',
    'did you mean fact_not_in_future?',
  ],
  [['check', '--as-of', '2026-05-01'], '--as-of 2026-05-01 is no instant', 'write it as'],
  [
    ['correct', 'companies', uuid('c', 1), 'tier', '--reason', 'r'],
    'give a value or --null',
    '--help',
  ],
  [
    ['correct', 'companies', uuid('c', 1), 'tear', 'top', '--reason', 'r'],
    'no field tear',
    'did you mean tier?',
  ],
  [['lineage', 'companys'], 'no transform reads or writes companys', 'did you mean companies?'],
])('%j is refused in words, exit 2', async (words, message, hint) => {
  const { code, stdout } = await run(...words, '--json');
  const { error } = JSON.parse(stdout) as { error: object };
  expect(error).toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
  expect(code).toBe(2);
});

it('new rows that fail a check are refused with exit 3, a check of what stands warns as of a day', async () => {
  const usage = (tokens: number) =>
    database.session.pg.query(
      `insert into nyx.model_usage (session_id, model_name, tokens_input) values ($1, 'm', $2)`,
      [uuid('5', 1), tokens],
    );
  await usage(-5);
  const refused = await run('transform', ...asOf);
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/refused: session_digests: .*digest_usage_not_negative/);
  await usage(6);
  expect((await run('transform', ...asOf)).code).toBe(0);

  const later = await run('check', 'fact_not_in_future', '--as-of', '2100-01-01T00:00:00Z');
  expect(later).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('fact_not_in_future  ok'),
  });
  const earlier = await run('check', 'fact_not_in_future', ...asOf);
  expect(earlier.stdout).toMatch(/fact_not_in_future +warning +\d+/);
  expect(earlier.stdout).toMatch(/1 check = ok 0 \+ warnings 1 \+ errors 0/);
});

it('lineage leads from facts to tables and on to the views, as text, JSON and Mermaid', async () => {
  const text = await run('lineage', 'session_digests');
  expect(text.stdout).toMatch(
    /^session_digests\n( {2}<- \w+\n)+latest_session_digests\n {2}<- session_digests$/m,
  );
  const { edges } = await json<{ edges: object[] }>('lineage', 'interview_outcomes');
  expect(edges).toContainEqual({ from: 'application_facts', to: 'application_funnel' });
  const mermaid = await run('lineage', 'session_digests', '--format', 'mermaid');
  expect(mermaid.stdout).toMatch(
    /^flowchart LR\n( {2}\w+ --> \w+\n)* {2}\w+ --> session_digests\n/,
  );
});
