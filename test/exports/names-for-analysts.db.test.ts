import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Profile } from '../../src/choices.ts';
import type { DuckDb } from '../../src/database/duckdb.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { render } from '../../src/reports/render/render.ts';
import {
  buildCompanyReport,
  buildOverviewReport,
  buildSessionReport,
  describeCompany,
  describeSession,
} from '../reports/reports.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { addApplication, addWorld, user, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
let out: string;
/** The folder of each profile's export. */
let folders: Record<'analyst' | 'personal', string>;
beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-exports-'));
  await addWorld(database.session, 2, 4);
  await addApplication(database.session, 1, '2026-03-01T12:00:00Z');
  const names = ['Adas Suche', '2026-03-01 afternoon run 12', '0171 2345 678', 'run 7'];
  for (const [index, name] of names.entries()) {
    await database.session.pg.query(
      'update nyx.application_sessions set session_name = $1 where id = $2',
      [name, uuid('5', index + 1)],
    );
  }
  await database.session.pg.query(`
    update nyx.companies set canonical_domain = 'Firm.example' where id = '${uuid('c', 1)}';
    insert into nyx.company_properties (company_id, key, value, source) values
      ('${uuid('c', 1)}', 'ask_jane', '"0171 2345 678"', 'manual'),
      ('${uuid('c', 1)}', 'reply_rate', '0.5', 'computed'),
      ('${uuid('c', 1)}', 'stars', '4', 'external_api')`);
  await addMail(database.session, ['jane@doe.example', 'Jane@doe.example', 'jane@DOE.example']);
  await addMail(database.session, ['a@couple.example', 'b@couple.example', 'a@couple.example']);
  await addMail(database.session, ['a@many.example', 'b@many.example', 'c@many.example']);
  await addMail(database.session, [
    'no-reply@mail.firm.example',
    'no-reply@mail.firm.example',
    'no-reply@mail.firm.example',
  ]);
  await addMail(database.session, ['x@notfirm.example', 'x@notfirm.example', 'x@notfirm.example']);
  const publish = async (profile: Profile) =>
    (await exportWarehouse(database.session, { out, profile, temporary: true })).folder;
  folders = { analyst: await publish('analyst'), personal: await publish('personal') };
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

async function addMail({ pg }: Session, senders: string[]): Promise<void> {
  for (const sender of senders) {
    await pg.query(
      `with mail as (
        insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at)
        values ($1, $2, 'u@example.org', 'inbound', now()) returning id
      )
      insert into etl.email_readings (email_id, is_receipt, sender_words, head_words)
      select id, false, '', '' from mail`,
      [user, sender],
    );
  }
}

async function inWarehouse<T>(
  profile: keyof typeof folders,
  read: (duckDb: DuckDb, warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const warehouse = await findWarehouse(folders[profile]);
  await using duckDb = await openWarehouse(warehouse);
  return await read(duckDb, warehouse);
}

const column = (profile: keyof typeof folders, query: string) =>
  inWarehouse(profile, async (duckDb) =>
    (await duckDb.rows<{ value: unknown }>(query)).map(({ value }) => value),
  );

test('the name of a session is there for analysts when it tells when and which, and nothing else', async () => {
  const query = 'select session_name as value from application_sessions order by id';
  expect(await column('analyst', query)).toEqual([
    null,
    '2026-03-01 afternoon run 12',
    null,
    'run 7',
  ]);
  expect(await column('personal', query)).not.toContain(null);
});

test('what people noted about a company is not there, what was computed is', async () => {
  const query = `select key || ' ' || value::varchar as value from company_properties order by key nulls last`;
  expect(await column('analyst', query)).toEqual(['reply_rate 0.5', null, null]);
  expect(await column('personal', query)).toHaveLength(3);
});

test('a sender domain has a name when several write from it or a company has it; the others are counted', async () => {
  const query =
    'select sender_domain as value from unrecognised_senders order by sender_domain nulls last';
  expect(await column('analyst', query)).toEqual([
    'mail.firm.example',
    'many.example',
    null,
    null,
    null,
  ]);
  expect(await column('personal', query)).toContain('doe.example');
  const senders = await inWarehouse('analyst', async (duckDb, warehouse) => {
    const { unrecognised_senders } = await buildOverviewReport(duckDb, warehouse);
    return unrecognised_senders.map(({ domain, messages }) => [domain, messages]);
  });
  expect(senders).toEqual([
    ['private domains', 9],
    ['mail.firm.example', 3],
    ['many.example', 3],
  ]);
});

test('reports of an analyst call a session by its id in place of its name, and show no property that was noted', async () => {
  const text = await inWarehouse('analyst', async (duckDb, warehouse) => {
    const session = await buildSessionReport(duckDb, warehouse, uuid('5', 1));
    const company = await buildCompanyReport(duckDb, warehouse, uuid('c', 1));
    expect(company.properties.map(({ key }) => key)).toEqual(['reply_rate']);
    const documents = [describeSession(session), describeCompany(company)];
    const style = { width: 100, color: false };
    return (await Promise.all(documents.map((one) => render(one, 'md', style)))).join('\n');
  });
  expect(text).toContain(`Session ${uuid('5', 1)}`);
  expect(text).not.toMatch(/Adas|jane|0171/);
});
