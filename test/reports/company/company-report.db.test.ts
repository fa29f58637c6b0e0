import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompanyReport, companyReportSchema } from '../../../src/reports/documents/company.ts';
import { renderHtml } from '../../../src/reports/render/html.ts';
import { runCli } from '../../support/run-cli.ts';
import { expectHarmless } from '../expect-harmless.ts';
import { buildCompanyReport, buildCompanyReports, describeCompany } from '../reports.ts';
import { publishSearch, type SearchWarehouse } from '../search-warehouse.ts';
import { hostileCompany } from '../session/search-fixture.ts';

let search: SearchWarehouse;
let report: CompanyReport;

beforeAll(async () => {
  search = await publishSearch(({ db }) =>
    db
      .insertInto('nyx.companies')
      .values([
        { name: 'Initech' },
        { name: 'Initrode', canonical_domain: 'initrode.example' },
        { name: 'Initrode', canonical_domain: 'initrode.test' },
      ])
      .execute(),
  );
  report = await read(hostileCompany);
});

afterAll(() => search[Symbol.asyncDispose]());

async function read(wanted: string): Promise<CompanyReport> {
  return search.read((duckDb, warehouse) => buildCompanyReport(duckDb, warehouse, wanted));
}

test('a company by its name in any case and by its id is one report of the documented shape', async () => {
  expect(companyReportSchema.strict().parse(report)).toEqual(report);
  expect(await read(hostileCompany.toUpperCase())).toEqual(report);
  expect(await read(report.company.id)).toEqual(report);
});

test('outcomes, rates with their intervals, days and interviews are those of the facts', () => {
  expect(report.outcomes).toMatchObject({
    total: 10,
    sent: 10,
    replied: 2,
    reply_rate: { value: 0.2, low: 0.0567, high: 0.5098 },
    offered: 1,
    ghosted: 7,
    cost_usd: '0.001230',
  });
  expect(report.properties).toContainEqual({
    key: 'reply_rate',
    source: 'computed',
    value: 0.2,
    interval: { low: 0.0567, high: 0.5098 },
  });
  expect(report.properties.map(({ key }) => key)).not.toContain('reply_rate_ci95');
  expect(report.days[0]).toMatchObject({ day: '2026-03-29', sent: 9, avg_response_days: null });
  expect(report.days).toContainEqual(
    expect.objectContaining({ day: '2026-04-03', avg_response_days: '4.50' }),
  );
  expect(report.interviews).toMatchObject([
    { outcome: 'passed', offer: true, job_title: 'Engineer 0' },
  ]);
});

test('each application says how far it came, the newest first', () => {
  expect(report.applications).toHaveLength(10);
  expect(report.applications[0]).toMatchObject({
    job_title: 'Engineer 9',
    reached: 'sent',
    ghosted: false,
  });
  const reached = Object.fromEntries(report.applications.map((one) => [one.job_title, one]));
  expect(reached['Engineer 0']).toMatchObject({
    reached: 'offer',
    response_days: '4.50',
    session: 'run 3',
  });
  expect(reached['Engineer 1']).toMatchObject({
    reached: 'replied',
    rejected_at: '2026-04-08T17:00:00Z',
  });
  expect(reached['Engineer 3']).toMatchObject({ reached: 'sent', ghosted: true, replied_at: null });
});

test('a company without an application has a report that says so, but no page', async () => {
  const initech = await read('initech');
  expect(companyReportSchema.strict().parse(initech)).toMatchObject({
    outcomes: null,
    applications: [],
  });
  await expectHarmless(describeCompany(initech), 'There is no application to this company yet');
  const all = await search.read(buildCompanyReports);
  expect(all).toEqual([report]);
});

test('a hostile name is only text in every format', async () => {
  await expectHarmless(describeCompany(report), '=cmd');
  expect(renderHtml(describeCompany(report))).not.toMatch(/href="(?!#)/);
});

test('an unknown name is wrong usage with the nearest names, an ambiguous one with the ids', async () => {
  const warehouse = ['--warehouse', search.out];
  const unknown = await runCli(['report', '--company', 'Inittech', ...warehouse]);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain(
    'error: the warehouse holds no company Inittech\nhint: the nearest names:\n  Initech\n',
  );
  const ambiguous = await runCli(['report', '--company', 'initrode', ...warehouse]);
  expect(ambiguous.code).toBe(2);
  expect(ambiguous.stderr).toContain('initrode.test');
});
