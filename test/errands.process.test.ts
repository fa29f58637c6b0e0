// The recipes of CONTRIBUTING.md that take code, each done once in a copy of the package: in as many files as it says.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Session } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';

const COPIED = ['src', 'schema', 'knowledge', 'checks', 'jobs', 'package.json'];
const name = `nyx_errands_${randomBytes(4).toString('hex')}`;
let copy = '';
let admin: Session | undefined;
let found: Record<string, unknown> = {};

/** The files that an errand touches. */
class Errand {
  readonly files = new Set<string>();

  async write(file: string, text: string): Promise<void> {
    this.files.add(file);
    await appendFile(join(copy, file), text);
  }

  /** Puts an entry last in the last list that ends so, whether its entries stand in one line or each in its own. */
  async append(file: string, end: string, entry: string): Promise<void> {
    this.files.add(file);
    const source = await readFile(join(copy, file), 'utf8');
    const at = source.lastIndexOf(end);
    if (at === -1) throw new Error(`${file} has no ${end}`);
    const entries = source.slice(0, at).replace(/,?\s*$/, '');
    await writeFile(join(copy, file), `${entries},\n${entry},\n${source.slice(at)}`);
  }
}

/** The number of the next file of the schema, e.g. `0020`. */
async function nextNumber(): Promise<string> {
  const numbers = (await readdir(join(copy, 'schema'))).map((file) => Number.parseInt(file, 10));
  return String(Math.max(...numbers.filter(Number.isFinite)) + 1).padStart(4, '0');
}

async function addDerivedTable(errand: Errand): Promise<void> {
  await errand.write(
    `schema/${await nextNumber()}_session_counts.sql`,
    `
create table nyx.session_counts (
    id uuid primary key default gen_random_uuid(),
    session_id uuid not null unique references nyx.application_sessions (id),
    applications integer not null
);

comment on table nyx.session_counts is 'How many applications a session has.';
comment on column nyx.session_counts.id is 'Primary key.';
comment on column nyx.session_counts.session_id is 'The session.';
comment on column nyx.session_counts.applications is 'Its applications.';
`,
  );
  await errand.write(
    'schema/personal-data.tsv',
    ['id', 'session_id', 'applications'].map((of) => `session_counts\t${of}\tnone\n`).join(''),
  );
  await errand.write(
    'src/definitions/session_counts.sql',
    `-- Grain: one session, and how many applications it has. Reads application_facts.
select f.session_id, cast(count(*) as integer) as applications
from application_facts as f
group by f.session_id
`,
  );
  await errand.write(
    'src/transforms/tables/session_counts/shell.sql',
    `with
application_facts as (
    select f.session_id
    from etl.application_facts as f
    where :'whole'::boolean or f.session_id = any (array (select key from pg_temp.scope))
),

session_counts as (:session_counts)

select c.session_id, c.applications from session_counts as c
`,
  );
  await errand.append(
    'src/transforms/derived-tables.ts',
    '];\n',
    `  {
    name: 'session_counts',
    target: 'nyx.session_counts',
    scopeColumn: 'session_id',
    key: ['session_id'],
    mode: 'replace',
    dueBy: [{ table: 'application_facts', key: 'session_id', entity: 'session' }],
    everyKey: 'select id as key from nyx.application_sessions',
  }`,
  );
}

async function addSection(errand: Errand): Promise<void> {
  await errand.write(
    'src/reports/sections/overview/busiest.sql',
    `-- Grain: one row: the most applications of a session. No parameters.
select max(c.applications)::integer as applications
from session_counts as c
`,
  );
  await errand.append(
    'src/reports/sections/overview/course.ts',
    '] as const;',
    `  one({
    name: 'busiest',
    module: import.meta.url,
    row: z.object({ applications: count }),
    show: ({ applications }) => [
      { kind: 'paragraph', text: \`The busiest session has \${plural(applications, 'application')}.\` },
    ],
  })`,
  );
}

async function addStep(errand: Errand): Promise<void> {
  await errand.append(
    'jobs/digests.ts',
    '],\n});\n',
    `    {
      name: 'applications',
      describe: 'count the applications',
      run: async ({ session }) => {
        const { rows } = await session.pg.query('select count(*) as counted from nyx.applications');
        return { summary: counted(rows[0].counted, 'application') };
      },
    }`,
  );
}

const PROGRAM = `
const nyx = await import('./src/index.ts');
const { digests } = await import('./jobs/digests.ts');
const { roleSql } = await import('./src/database/role-files.ts');
const [databaseUrl, exports, role] = process.argv.slice(2);
const asOf = '2026-06-01T00:00:00Z';
await using session = await nyx.open({ databaseUrl, applicationName: 'errands' });
await nyx.migrate(session);
const { pg } = session;
const id = (n) => '00000000-0000-4000-8000-00000000000' + n;
await pg.query(\`insert into nyx.users (id, name, email) values ('\${id(1)}', 'U', 'u@example.org');
  insert into nyx.application_sessions (id, user_id, status) values ('\${id(2)}', '\${id(1)}', 'completed');
  insert into nyx.job_posts (id, source_url, job_title) values ('\${id(3)}', 'https://a.example/1', 'Cook')\`);
const apply = () => pg.query(\`insert into nyx.applications
  (user_id, session_id, job_post_id, application_status, effort_level)
  values ('\${id(1)}', '\${id(2)}', '\${id(3)}', 'submitted', 'low')\`);
const standing = async () => (await pg.query('select applications from nyx.session_counts')).rows;
const counts = [];
for (let times = 0; times < 2; times++) {
  await apply();
  await nyx.transform(session, { asOf });
  counts.push(await standing());
}
await pg.query(roleSql('transformer').replaceAll('nyx_transformer', role));
const { rows: [{ rights }] } = await pg.query(\`select array(
  select privilege from unnest(array['select', 'insert', 'update', 'delete']) as privilege
  where has_table_privilege('\${role}', 'nyx.session_counts', privilege)) as rights\`);
await pg.query(\`drop owned by \${role}; drop role \${role}\`);
const checks = await nyx.check(session, { asOf });
await nyx.export(session, { out: exports, profile: 'analyst', asOf });
const report = await nyx.report(exports, { kind: 'overview' });
const outcome = await nyx.runJob(session, digests, {
  now: new Date().toISOString(), exportFolder: exports, progress: () => {},
});
console.log(JSON.stringify({
  counts, rights, errors: checks.errors, busiest: report.content.busiest,
  told: await nyx.render(report, 'md'), outcome,
}, (_, value) => typeof value === 'bigint' ? Number(value) : value));
`;

const errands = { table: new Errand(), section: new Errand(), step: new Errand() };

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'nyx-etl-errands-'));
  for (const part of COPIED)
    await cp(join(packageRoot, part), join(copy, part), { recursive: true });
  await symlink(join(packageRoot, 'node_modules'), join(copy, 'node_modules'));
  await mkdir(join(copy, 'src/transforms/tables/session_counts'));
  await addDerivedTable(errands.table);
  await addSection(errands.section);
  await addStep(errands.step);
  await writeFile(join(copy, 'program.mjs'), PROGRAM);
  admin = await connect(inject('serverUrl'), 'test');
  await admin.pg.query(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['program.mjs', url.href, join(copy, 'exports'), `${name}_transformer`],
    { cwd: copy },
  );
  found = JSON.parse(stdout);
}, 300_000);

afterAll(async () => {
  await admin?.pg.query(`drop database if exists ${name} with (force)`);
  await admin?.[Symbol.asyncDispose]();
  await rm(copy, { recursive: true });
});

test('a derived table takes five files, follows what it reads, and is written by who transforms', () => {
  expect(errands.table.files.size).toBeLessThanOrEqual(5);
  expect(found.errors).toBe(0);
  expect(found.rights).toEqual(['select', 'insert', 'update', 'delete']);
  expect(found.counts).toEqual([[{ applications: 1 }], [{ applications: 2 }]]);
});

test('a section of a report takes two files, and stands in each form of the report', () => {
  expect(errands.section.files.size).toBeLessThanOrEqual(2);
  expect(found.busiest).toEqual({ applications: 2 });
  expect(found.told).toContain('The busiest session has 2 applications.');
});

test('a step of a job takes one file', () => {
  expect([...errands.step.files]).toEqual(['jobs/digests.ts']);
  expect(found.outcome).toMatchObject({
    result: {
      steps: expect.arrayContaining([expect.objectContaining({ summary: '2 applications' })]),
    },
  });
});
