// One PostgreSQL server per test run: NYX_TEST_DATABASE_URL, else a container, else the embedded server.
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { getContainerRuntimeClient } from 'testcontainers';
import type { TestProject } from 'vitest/node';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { migrate } from '../../src/schema.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    templateName: string;
    /** How the names of the databases of tests begin. */
    databasePrefix: string;
  }
}

interface Server extends AsyncDisposable {
  url: string;
  /** Somebody else's, that is only used. */
  isLent?: boolean;
}

/** The projects of a run share it: the first one starts it. */
export default async function setup({ vitest }: TestProject) {
  if (vitest.getProvidedContext().serverUrl) return;
  const server = await startServer();
  const templateName = `nyx_template_${process.pid}`;
  const databasePrefix = `nyx_test_${process.pid}_`;
  await using admin = await connect(server.url, 'test setup');
  await admin.pg.query(`create database ${templateName} template template0 encoding 'UTF8'`);
  const template = new URL(server.url);
  template.pathname = `/${templateName}`;
  {
    await using session = await connect(template.href, 'test setup');
    await migrate(session);
  }
  vitest.provide('serverUrl', server.url);
  vitest.provide('templateName', templateName);
  vitest.provide('databasePrefix', databasePrefix);
  return async () => {
    if (server.isLent) await dropDatabases(server.url, templateName, databasePrefix);
    await server[Symbol.asyncDispose]();
  };
}

/** Of a server that stays: the template, and what tests have given up or never taken. */
async function dropDatabases(url: string, template: string, prefix: string): Promise<void> {
  await using cleaner = await connect(url, 'test teardown');
  const { rows } = await cleaner.pg.query<{ name: string }>(
    'select datname as name from pg_database where datname = $1 or starts_with(datname, $2)',
    [template, prefix],
  );
  for (const { name } of rows) await cleaner.pg.query(`drop database ${name} with (force)`);
}

async function startServer(): Promise<Server> {
  const given = process.env.NYX_TEST_DATABASE_URL;
  if (given) return { url: given, isLent: true, [Symbol.asyncDispose]: async () => {} };
  const server = (await startContainer()) ?? (await startScratchServer());
  await skipDisk(server.url);
  return server;
}

/** A server that is thrown away does not wait for its disk: databases are made and dropped ten times as fast. */
async function skipDisk(url: string): Promise<void> {
  await using admin = await connect(url, 'test setup');
  await admin.pg.query('alter system set fsync = off');
  await admin.pg.query('alter system set full_page_writes = off');
  await admin.pg.query('select pg_reload_conf()');
}

/** Undefined where no Docker engine answers, or the image is neither there nor can be pulled. */
async function startContainer(): Promise<Server | undefined> {
  const image = process.env.NYX_TEST_POSTGRES_IMAGE ?? 'postgres:18';
  try {
    await getContainerRuntimeClient();
    const container = await new PostgreSqlContainer(image).start();
    return {
      url: container.getConnectionUri(),
      [Symbol.asyncDispose]: async () => void (await container.stop()),
    };
  } catch (error) {
    // Whoever names an image wants exactly that one.
    if (process.env.NYX_TEST_POSTGRES_IMAGE) throw error;
    return undefined;
  }
}
