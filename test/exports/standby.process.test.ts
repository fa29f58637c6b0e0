import { execFileSync } from 'node:child_process';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedServer, stopEmbeddedServer } from '../../src/database/embedded-server.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { freePort, runServerProgram } from '../../src/database/server-programs.ts';
import { connect } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { migrate } from '../../src/schema.ts';
import { copied, exportInto } from './kept-rows.ts';

/** Starts a copy of the data folder of a server, made while that was down, as its standby. */
async function startStandby(data: string, url: string): Promise<AsyncDisposable & { url: string }> {
  const { hostname, port, username, password } = new URL(url);
  await writeFile(join(data, 'standby.signal'), '');
  await appendFile(
    join(data, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  const own = new URL(url);
  own.port = String(await freePort());
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories=. -p ${own.port}`;
  const log = join(data, 'standby.log');
  await runServerProgram('pg_ctl', ['start', '-w', '-D', data, '-l', log, '-o', options]);
  return {
    url: own.href,
    [Symbol.asyncDispose]: async () => {
      await runServerProgram('pg_ctl', ['stop', '-m', 'immediate', '-D', data]);
    },
  };
}

test('a standby is exported as it has followed its primary, by two readers of one snapshot, and nothing is written', async () => {
  await using server = await startScratchServer();
  {
    await using session = await connect(server.url, 'test');
    await migrate(session);
  }
  await stopEmbeddedServer(server.home);
  const { home } = server;
  execFileSync('cp', ['-a', join(home, 'postgresql'), join(home, 'copy')]);
  const url = await startEmbeddedServer(home);
  await using standby = await startStandby(join(home, 'copy'), url);
  await using primary = await connect(url, 'test');
  await primary.pg.query(`insert into nyx.companies (name) values ('Streamed, Inc.')`);
  await using session = await connect(standby.url, 'test');
  await expect
    .poll(async () => (await session.pg.query('select from nyx.companies')).rowCount, {
      timeout: 60_000,
    })
    .toBe(1);

  const out = join(home, 'exports');
  const { folder, notes } = await exportWarehouse(session, { out, profile: 'analyst' });
  expect(notes).toEqual([
    'its manifest alone tells of it, the database not: this server is read-only (a standby?)',
  ]);
  expect((await verifyExport(folder)).problems).toEqual([]);
  await using warehouse = await openWarehouse(await findWarehouse(folder));
  expect(await warehouse.rows('select name from companies')).toEqual([{ name: 'Streamed, Inc.' }]);

  // It goes on from its own exports, although nothing records them, until it is started again.
  const tables = ['companies', 'users'];
  const again = () => copied(() => exportInto(out, session, tables));
  expect(await copied(() => exportInto(out, session, tables))).toEqual(tables);
  expect(await again()).toEqual([]);
  await primary.pg.query(`update nyx.companies set name = 'Streamed again, Inc.'`);
  await expect.poll(again, { timeout: 60_000 }).toEqual(['companies']);
}, 240_000);
