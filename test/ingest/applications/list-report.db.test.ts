// What a report says of a history that only a list told: answers, interviews and silence.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findWarehouse, openWarehouse } from '../../../src/database/warehouse.ts';
import { exportWarehouse } from '../../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../../src/exports/verify-export.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { buildOverviewReport, describeOverview } from '../../reports/reports.ts';
import { listDatabase } from './list-loading.ts';

const asOf = '2025-06-01T00:00:00Z';

const HISTORY = `Company,Position,Date Applied,Status,Response Date,Effort
Nordwind,Analyst,2025-01-06,Applied,,
Kupferberg,Analyst,2025-01-06,Rejected,2025-01-16,high
Blauhaus,Analyst,2025-01-06,Rejected,,
Rotdorn,Analyst,2025-01-06,Interview,2025-01-10,high
Gelbfink,Analyst,2025-01-06,Offer,,
Gruenau,Analyst,2025-05-28,Pending,,
Weissach,Analyst,,Saved,,
`;

test('answers, interviews, an offer, and who was silent; a default effort is compared with none', async () => {
  await using db = await listDatabase();
  await db.load(HISTORY);
  await runTransforms(db.session, { asOf });
  const out = await mkdtemp(join(tmpdir(), 'nyx-list-'));
  try {
    await exportWarehouse(db.session, { out, profile: 'analyst', asOf });
    expect((await verifyExport(out, undefined, { numbers: true })).problems).toEqual([]);
    const warehouse = await findWarehouse(out);
    await using duckDb = await openWarehouse(warehouse);
    const { outcomes, efforts, funnel } = await buildOverviewReport(duckDb, warehouse);
    expect(outcomes).toMatchObject({
      ...{ total: 7, successful: 6, sent: 6, replied: 4, interviewed: 1, offered: 1 },
      ...{ rejected: 2, ghosted: 1, waiting: 1, fastest_days: '4.00', slowest_days: '10.00' },
    });
    expect(funnel.map(({ step, applications }) => [step, applications])).toEqual([
      ['sent', 6],
      ['replied', 4],
      ['interview', 1],
      ['offer', 1],
    ]);
    expect(efforts.map(({ name, total }) => [name, total])).toEqual([['high', 2]]);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});

test('what was sent on a day that no list tells counts in the funnel and the rates, and the report says so', async () => {
  await using db = await listDatabase();
  await db.load(`Company,Position,Status
Nordwind,Analyst,Applied
Kupferberg,Analyst,Rejected
Rotdorn,Analyst,Interview
Gelbfink,Analyst,Offer
Weissach,Analyst,Saved
`);
  await runTransforms(db.session, { asOf });
  const out = await mkdtemp(join(tmpdir(), 'nyx-list-'));
  try {
    await exportWarehouse(db.session, { out, profile: 'analyst', asOf });
    expect((await verifyExport(out, undefined, { numbers: true })).problems).toEqual([]);
    const warehouse = await findWarehouse(out);
    await using duckDb = await openWarehouse(warehouse);
    const report = await buildOverviewReport(duckDb, warehouse);
    const { funnel, outcomes, quality, weeks } = report;
    expect(funnel.map(({ applications }) => applications)).toEqual([4, 3, 1, 1]);
    expect(outcomes).toMatchObject({ sent: 4, replied: 3, rejected: 1, waiting: 1, ghosted: 0 });
    expect([quality.sent_without_date, weeks]).toEqual([4, []]);
    const { subtitle, story } = describeOverview(report);
    expect(subtitle).toContain('on days that nobody noted: 0 sessions, 4 companies');
    expect(story).toContain('Of 4 applications sent by');
    const { rows } = await db.session.pg.query(
      'select reached from etl.application_funnel order by 1',
    );
    expect(rows.map(({ reached }) => reached)).toEqual([
      ...['interview', 'not sent', 'offer', 'replied', 'sent'],
    ]);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});

test('what mail and a list say alike counts once, at the time of the mail', async () => {
  await using db = await listDatabase();
  await db.load(HISTORY);
  await db.session.pg.query(`
    insert into saturnus.email_accounts (id, user_id, address)
    select '00000000-0000-4000-8000-000000000001', id, email from nyx.users;
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001',
      'hr@kupferberg.example', 'ada@example.org', 'inbound', '2025-01-13T12:00:00Z');
    insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
    select '00000000-0000-4000-8000-000000000002', a.id, 'rejection', 'manual'
    from nyx.applications as a join nyx.job_posts as p on p.id = a.job_post_id
    join nyx.companies as c on c.id = p.company_id where c.name = 'Kupferberg'`);
  await runTransforms(db.session, { names: ['application_facts'], asOf });
  const { rows } = await db.session.pg.query(`
    select c.name, f.response_days, f.replied, f.rejected, f.reached
    from etl.application_facts as f join nyx.companies as c on c.id = f.company_id order by c.name`);
  expect(rows).toEqual([
    { name: 'Blauhaus', response_days: null, replied: true, rejected: true, reached: 'replied' },
    { name: 'Gelbfink', response_days: null, replied: true, rejected: false, reached: 'offer' },
    { name: 'Gruenau', response_days: null, replied: false, rejected: false, reached: 'sent' },
    {
      name: 'Kupferberg',
      response_days: '7.00',
      replied: true,
      rejected: true,
      reached: 'replied',
    },
    { name: 'Nordwind', response_days: null, replied: false, rejected: false, reached: 'sent' },
    {
      name: 'Rotdorn',
      response_days: '4.00',
      replied: true,
      rejected: false,
      reached: 'interview',
    },
    { name: 'Weissach', response_days: null, replied: false, rejected: false, reached: 'not sent' },
  ]);
});
