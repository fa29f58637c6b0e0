// Databases that were made to be in the way: each is adopted whole, or refused in a sentence and as
// it was before.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { quoteIdentifier } from '../../src/database/quoting.ts';
import { connect } from '../../src/database/session.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';
import {
  type AgentDatabase,
  ALL,
  agentDatabase,
  copiedDatabase,
  databaseOf,
  paper,
  rows,
} from './agent-database.ts';
import type { Shape } from './shapes/shape.ts';

const MODEL = [paper(ALL), rows('nyx-rows'), rows('saturnus-rows')];
const TABLES = [...paper(ALL).matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name = '']) => name);
const everything = readFileSync(join(import.meta.dirname, 'everything.sql'), 'utf8');

/** One test for each: what becomes of a database of that shape. */
export function testHostileShapes(shapes: readonly Shape[]): void {
  let template: AgentDatabase;
  beforeAll(async () => {
    template = await agentDatabase(...MODEL);
    // Nobody may be connected to what is copied.
    await template.agent.end();
    await template.session[Symbol.asyncDispose]();
  });
  afterAll(() => template[Symbol.asyncDispose]());

  test.each(shapes.map((shape) => [shape.name, shape] as const))(
    '%s',
    async (_, shape) => {
      await using server = await connect(inject('serverUrl'), 'test');
      const name = `${shape.role ?? 'agent'}_${randomBytes(6).toString('hex')}`;
      const role = quoteIdentifier(name);
      await server.pg.query(`create role ${role} login password 'w'`);
      try {
        await using database = shape.database
          ? await databaseOf(shape.database, MODEL)
          : await copiedDatabase(template.name);
        await judge(shape, database, name);
      } finally {
        await server.pg.query(`drop role ${role}`);
      }
    },
    300_000,
  );
}

async function judge(shape: Shape, database: AgentDatabase, role: string): Promise<void> {
  const sql = shape.sql.replaceAll('ROLE', quoteIdentifier(role)).replaceAll('DB', database.name);
  await database.agent.query(`set allow_system_table_mods = on; ${sql}`);
  await database.agent.end();
  const env = { DATABASE_URL: shape.asOwner ? await giveAway(database, role) : database.url };
  const before = await readThings(database);
  const data = await readModel(database);
  const adopted = await runCli(['adopt', '--json'], env);
  if (shape.refused) {
    expectRefused(adopted, shape.refused);
    expect(await readThings(database)).toEqual(before);
  } else {
    await expectAdopted(shape, adopted, database);
    expect(withoutRetold(await readModel(database), shape)).toEqual(withoutRetold(data, shape));
    if (shape.loads) await expectWorking(env);
  }
}

/** Makes the role the owner of the database and of everything in it, and returns its connection string. */
async function giveAway({ session, name, url }: AgentDatabase, role: string): Promise<string> {
  const { rows: tables } = await session.pg.query<{ statement: string }>(
    `select format('alter table public.%I owner to %I', tablename, $1::text) as statement
     from pg_tables where schemaname = 'public'`,
    [role],
  );
  for (const { statement } of tables) await session.pg.query(statement);
  await session.pg.query(`alter database ${name} owner to ${quoteIdentifier(role)}`);
  const own = new URL(url);
  own.username = encodeURIComponent(role);
  own.password = 'w';
  return own.href;
}

/** One sentence that says what is in the way, one that says what to do, and never a stack. */
function expectRefused({ code, stdout, stderr }: CliResult, says: RegExp): void {
  const told = JSON.parse(stdout);
  if (told.status === 'refused') {
    expect(code).toBe(3);
    expect(JSON.stringify(told.offences)).toMatch(says);
    return;
  }
  expect([1, 2, 75]).toContain(code);
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
  expect(told.error.code).not.toBe('bug');
}

async function expectAdopted(
  { changes = [], kept = [] }: Shape,
  { code, stdout, stderr }: CliResult,
  { session }: AgentDatabase,
): Promise<void> {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const told = JSON.parse(stdout);
  expect({ changes: told.changes, kept: told.kept }).toEqual({ changes, kept });
  // What `migrate verify` tells was told as kept, by its own name or as a part of it.
  const tables = new Set(
    kept.flatMap((object) => /\b(?:nyx|saturnus)\.(\w+)/.exec(object)?.[1] ?? []),
  );
  const untold = (await schemaDifferences(session))
    .filter(({ object }) => !kept.includes(object))
    .map(({ kind, object }) => `${kind} ${object}`)
    .filter((difference) => ![...tables].some((table) => difference.includes(`.${table}`)));
  expect(untold).toEqual([]);
}

/** What was adopted computes, and takes a load. */
async function expectWorking(env: Record<string, string>): Promise<void> {
  expect(await runCli(['transform', '--quiet'], env)).toMatchObject({ code: 0, stderr: '' });
  await using files = await fixtureFolder();
  const file = await files.write(
    'posts.csv',
    'title,company,url\nEngineer,Acme,https://new.test/1\n',
  );
  expect(await runCli(['ingest', 'job-posts', file, '--quiet'], env)).toMatchObject({ code: 0 });
}

type Row = Record<string, unknown>;

/** Every row of the data model's tables, wherever they stand. */
async function readModel({ session }: AgentDatabase): Promise<Map<string, Row[]>> {
  const { rows: tables } = await session.pg.query<{ name: string; table: string }>(
    `select distinct on (c.relname) c.relname as name, c.oid::regclass::text as table
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relname = any ($1) and n.nspname in ('public', 'nyx', 'saturnus')
     order by c.relname, n.nspname = 'public' desc`,
    [TABLES],
  );
  const model = new Map<string, Row[]>();
  for (const { name, table } of tables) {
    const { rows: found } = await session.pg.query<{ row: Row }>(
      `select to_json(t) as row from only ${table} as t order by t.id::text`,
    );
    if (found.length > 0)
      model.set(
        name,
        found.map(({ row }) => row),
      );
  }
  return model;
}

function withoutRetold(model: Map<string, Row[]>, { retold = [] }: Shape): Map<string, Row[]> {
  for (const name of retold) {
    const [table = '', column = ''] = name.split('.');
    for (const row of model.get(table) ?? []) delete row[column];
  }
  return model;
}

async function readThings({ session }: AgentDatabase): Promise<string[]> {
  return (await session.pg.query<{ thing: string }>(everything)).rows.map(({ thing }) => thing);
}
