// A database as an agent has made it: by the data model's own statements, without a word of
// nyx-etl.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';

export interface AgentDatabase extends AsyncDisposable {
  url: string;
  name: string;
  /** A connection as an agent has it: with the search_path that the server gives. */
  agent: pg.Client;
  /** A session as nyx-etl has it. */
  session: Session;
}

export const NYX = ['1_people_and_jobs', '2_applications', '4_outcomes'];
export const SATURNUS = ['3_mail'];
export const ALL = ['1_people_and_jobs', '2_applications', '3_mail', '4_outcomes'];

/** The statements of the data model; without the foreign keys to tables of which they make none. */
export function paper(parts: readonly string[]): string {
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, 'paper', `${name}.sql`), 'utf8');
  const sql = parts.map(read).join('\n');
  return sql.replaceAll(/ REFERENCES (\w+)\(id\)/g, (key, table) =>
    sql.includes(`CREATE TABLE ${table} (`) ? key : '',
  );
}

/** A file of rows beside this one. */
export const rows = (name: 'nyx-rows' | 'saturnus-rows'): string =>
  readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');

/** An empty database, in which `sql` is then run as the agent. */
export const agentDatabase = (...sql: string[]): Promise<AgentDatabase> =>
  databaseOf("template template0 encoding 'UTF8' locale 'C'", sql);

/** As agentDatabase, but one that is copied from `template`, to which nobody is connected. */
export const copiedDatabase = (template: string, ...sql: string[]): Promise<AgentDatabase> =>
  databaseOf(`template ${template} strategy file_copy`, sql);

/** A database that is made with `options`. */
export async function databaseOf(options: string, sql: readonly string[]): Promise<AgentDatabase> {
  const name = `nyx_agent_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  const admin = await connect(serverUrl, 'test');
  await admin.pg.query(`create database ${name} ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const agent = new pg.Client(url.href);
  agent.on('error', () => {});
  await agent.connect();
  for (const text of sql) await agent.query(text);
  const session = await connect(url.href, 'nyx-etl test');
  return {
    url: url.href,
    name,
    agent,
    session,
    [Symbol.asyncDispose]: async () => {
      await agent.end();
      await session[Symbol.asyncDispose]();
      await admin.pg.query(`drop database ${name} with (force)`);
      await admin[Symbol.asyncDispose]();
    },
  };
}

/** A new connection to a database, as an agent opens one after the adoption. */
export async function reconnect({ url }: AgentDatabase): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
