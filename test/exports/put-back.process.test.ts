// A database that was put back to an earlier state gives the same transactions and places to other rows.
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedServer, stopEmbeddedServer } from '../../src/database/embedded-server.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { migrate } from '../../src/schema.ts';
import { copied, expectAsFromNothing, exportInto } from './kept-rows.ts';

const TABLES = ['companies', 'users'];

test('an export does not go on from one of a state that the database was put back from', async () => {
  await using server = await startScratchServer();
  const { home } = server;
  const out = join(home, 'exports');
  {
    await using session = await connect(server.url, 'test');
    await migrate(session);
    await session.pg.query(`insert into nyx.companies (name) values ('A')`);
    await exportInto(out, session, TABLES);
  }
  await stopEmbeddedServer(home);
  const [data, copy] = [join(home, 'postgresql'), join(home, 'copy')];
  execFileSync('cp', ['-a', data, copy]);

  /** Starts the server, renames the company, exports, and stops it; returns where the row lay, and what was read. */
  const rename = async (name: string) => {
    const url = await startEmbeddedServer(home);
    try {
      await using session = await connect(url, 'test');
      await session.pg.query(`update nyx.companies set name = '${name}'`);
      const { rows } = await session.pg.query('select ctid, xmin from nyx.companies');
      let folder = '';
      const read = await copied(async () => {
        folder = await exportInto(out, session, TABLES);
      });
      await expectAsFromNothing(folder, session, TABLES);
      return { rows, read };
    } finally {
      await stopEmbeddedServer(home);
    }
  };
  const lost = await rename('Lost, Inc.');
  await rm(data, { recursive: true });
  execFileSync('mv', [copy, data]);
  const kept = await rename('Kept, Inc.');
  expect(kept.rows).toEqual(lost.rows);
  // Both go on from the export that was made before.
  expect([lost.read, kept.read]).toEqual([['companies'], ['companies']]);
}, 240_000);
