// One report in five formats: each number of each of them is the same, and the warehouse has it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { temporaryFolder } from '../../src/files/temporary-folder.ts';
import { listChart } from '../../src/reports/charts/charts.ts';
import type { Block, Cell } from '../../src/reports/document.ts';
import { type Report, readReport, type Subject } from '../../src/reports/read-report.ts';
import { render } from '../../src/reports/render/render.ts';
import { tableCsv } from '../../src/reports/render/tables.ts';
import { widthOf } from '../../src/text/text-width.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { runCli } from '../support/run-cli.ts';
import { buildCompanyReports, buildOverviewReport } from './reports.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';
import { asOf } from './session/search-fixture.ts';

type Row = Record<string, unknown>;

let search: SearchWarehouse;
let reports: Report[];
beforeAll(async () => {
  search = await publishSearch(addMore);
  const companies = await search.read(buildCompanyReports);
  const subjects: Subject[] = [
    { kind: 'overview' },
    ...search.sessions.map((wanted) => ({ kind: 'session', wanted }) as const),
    ...companies.map(({ company }) => ({ kind: 'company', wanted: company.id }) as const),
    { kind: 'applications' },
  ];
  reports = await Promise.all(
    subjects.map((subject) =>
      search.read((duckDb, warehouse) => readReport(duckDb, warehouse, subject)),
    ),
  );
});
afterAll(() => search[Symbol.asyncDispose]());

/** What the newer sections need: forms that fail on one domain, a guess of the mail rules, an interview to come. */
async function addMore(session: Session): Promise<void> {
  await session.pg.query(`
    with posts as (
      insert into nyx.job_posts (source_url, job_title, seniority_level)
      select 'https://bad.example/' || n, 'Analyst ' || n, 'senior' from generate_series(1, 12) as n
      returning id, job_title
    )
    insert into nyx.applications
      (user_id, session_id, job_post_id, domain_name, application_status, failure_reason_code,
        effort_level, application_submitted_at, duration_seconds)
    select u.id, s.id, p.id, case when n <= 6 then 'bad.example' else 'good.example' end,
      case when n <= 6 then 'failed' else 'submitted' end,
      case when n <= 6 then 'captcha_failed' end, 'high',
      case when n > 6 then timestamptz '2026-03-02 09:00:00+00' + n * interval '2 days' end, 60 + n
    from (select id, split_part(job_title, ' ', 2)::integer as n from posts) as p
    cross join nyx.users as u
    join nyx.application_sessions as s on s.session_name = 'run 1'`);
  // Two guesses: one may be an answer, the other came before anything was sent.
  await session.pg.query(`
    with guessed as (
      insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at)
      select id, 'hr@other.example', address, 'inbound', day::timestamptz
      from saturnus.email_accounts cross join (values ('2026-04-25'), ('2026-04-19')) as d (day)
      returning id
    ),
    classified as (
      insert into saturnus.email_classifications (email_id, classification_label, confidence_score)
      select id, 'rejection', 0.4 from guessed
    )
    insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
    select g.id, a.id, 'other', 'manual' from guessed as g
    join nyx.applications as a on a.application_submitted_at = '2026-04-20T00:00:00Z'`);
  // A person has said of another mail that it is none; what rules found later does not speak against it.
  await session.pg.query(`
    with judged as (
      insert into saturnus.emails (email_account_id, from_address, to_address, direction, received_at)
      select id, 'hr@other.example', address, 'inbound', '2026-04-26' from saturnus.email_accounts
      returning id
    ),
    said as (
      insert into saturnus.email_classifications
        (email_id, classification_label, confidence_score, generated_by, created_at)
      select id, label, confidence, made_by, made_at from judged cross join (values
        ('other', null, 'user', timestamptz '2026-04-27'),
        ('rejection', 0.4, 'rule', timestamptz '2026-04-28')) as c (label, confidence, made_by, made_at)
    )
    insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
    select j.id, a.id, 'other', 'manual' from judged as j
    join nyx.applications as a on a.application_submitted_at = '2026-04-20T00:00:00Z'`);
  await session.pg.query(`
    insert into nyx.interviews (application_id, scheduled_datetime, round_number, created_at)
    select application_id, '2026-05-04T12:00:00Z', 2, created_at from nyx.interviews limit 1`);
  await runTransforms(session, { names: ['session_digests'], asOf });
}

/** Numbers as they are shown: `1,234`, `0.0042`, `82.4`. */
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const numbersOf = (text: string): string[] => text.match(NUMBER) ?? [];

function times(all: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(all, (one) => one)].map(([one, found]) => [one, found.length]));
}

/** A page without what only draws it: its charts have tables. */
const wordsOfPage = (html: string) =>
  html
    .replace(/^.*<main>/s, '')
    .replaceAll(/<(svg|nav|script)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]+>|&#?\w+;/g, ' ');
const wordsOfMarkdown = (text: string) => text.replaceAll(/&#\d+;/g, ' ').replaceAll('\\', '');

/** The texts of a block that a terminal shows in full: of long cells nothing. */
function textsOf(block: Block): string[] {
  const cells = (rows: readonly Cell[][]) =>
    rows.flat().flatMap(({ text }) => (text.length < 20 ? [text] : []));
  switch (block.kind) {
    case 'facts':
      return block.facts.flatMap(({ value, note }) => [value, note ?? '']);
    case 'table':
      return cells(block.rows);
    case 'chart':
      // These show a shape; the others each number.
      return block.chart.type === 'calendar' || block.chart.type === 'sparkline'
        ? []
        : cells((block.table ?? listChart(block.chart)).rows);
    case 'terms':
      return [];
    default:
      return [block.text];
  }
}

test('Markdown has the numbers of the page as often as it has them, and the terminal no others', async () => {
  for (const report of reports) {
    const shown = async (format: 'text' | 'md' | 'html') =>
      render(report.document(), format, { width: 120, color: false });
    const page = times(numbersOf(wordsOfPage(await shown('html'))));
    const markdown = times(numbersOf(wordsOfMarkdown(await shown('md'))));
    expect(markdown.size).toBeGreaterThan(10);
    for (const [number, often] of markdown)
      expect(page.get(number) ?? 0, `${number} of ${report.name}`).toBeGreaterThanOrEqual(often);
    const terminal = new Set(numbersOf(await shown('text')));
    expect([...terminal].filter((number) => !page.has(number))).toEqual([]);
    const wanted = report.document().blocks.flatMap(textsOf).flatMap(numbersOf);
    expect(wanted.filter((number) => !terminal.has(number))).toEqual([]);
  }
});

test.each([20, 40, 60])(
  'no line of a report is wider than a terminal of %i columns, and no number of a fact or a table is cut',
  async (width) => {
    for (const report of reports) {
      const text = await render(report.document(), 'text', { width, color: false });
      expect(text.split('\n').filter((line) => widthOf(line) > width)).toEqual([]);
      if (width < 40) continue;
      const shown = new Set(numbersOf(text));
      const wanted = report.document().blocks.flatMap((block) => {
        if (block.kind === 'facts') return textsOf(block);
        if (block.kind !== 'table') return [];
        const isNumber = block.columns.map(({ align }) => align === 'right');
        return block.rows.flatMap((row) =>
          row.filter((_, at) => isNumber[at]).map((cell) => cell.text),
        );
      });
      expect(wanted.flatMap(numbersOf).filter((number) => !shown.has(number))).toEqual([]);
    }
  },
);

/** A field as the columns that it is in CSV, each by its own name. */
function columnsOf(field: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[field, value]];
  return Object.entries(value).map(([part, held]) => [
    part === 'value' ? field : `${field}_${part}`,
    held,
  ]);
}

/** Rows by the names of their columns; null is an empty field. */
function parseCsv(text: string): Record<string, string | null>[] {
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g;
  const lines: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(fields)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? (plain || null));
    if (end !== ',') lines.push([]);
  }
  const [header = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? null])),
  );
}

/** A value as CSV writes it; what begins like a formula has an apostrophe there. */
function inCsv(value: unknown): unknown {
  if (value === null) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[\s\p{Cc}\p{Cf}"]*[=+\-@|]/u.test(text) && !/^-\d+(\.\d+)?$/.test(text)
    ? `'${text}`
    : text;
}

test('CSV is the JSON, value by value, in every table', () => {
  for (const report of reports) {
    const { schema, kind, warehouse, timezone, ghost_after_days, scope, ...sections } =
      report.content;
    const files = new Map(report.tables().map((table) => [table.name, tableCsv(table)]));
    expect([...files.keys()]).toEqual(Object.keys(sections));
    for (const [name, section] of Object.entries(sections)) {
      const read = parseCsv(files.get(name) ?? '');
      const expected = [section ?? []].flat() as Row[];
      expect(read.length, `${report.name}.${name}`).toBe(expected.length);
      for (const [index, row] of expected.entries()) {
        const found = read[index] ?? {};
        const columns = Object.entries(row).flatMap(([field, value]) => columnsOf(field, value));
        for (const [column, value] of columns) {
          const where = `${report.name}.${name}, ${column}`;
          // What would be several columns is none of its own where it is null.
          if (value === null) expect(Object.keys(found).join(), where).toContain(column);
          expect(found[column] ?? null, where).toBe(inCsv(value));
        }
      }
    }
  }
});

test('what the command prints is this JSON, and these files', async () => {
  await using folder = await temporaryFolder('same');
  const words = ['report', '--overview', '--warehouse', search.out, '--quiet'];
  const [overview] = reports;
  expect(JSON.parse((await runCli([...words, '--json'])).stdout)).toEqual(overview?.content);
  await runCli([...words, '--format', 'csv', '--out', folder.path]);
  for (const table of overview?.tables() ?? [])
    expect(await readFile(join(folder.path, `overview.${table.name}.csv`), 'utf8')).toBe(
      tableCsv(table),
    );
});

const rows = (sql: string) => search.read((duckDb) => duckDb.rows<Row>(sql));
const rate = (value: string) =>
  `{'value': ${value}::double, 'low': ${value}_low::double, 'high': ${value}_high::double}`;

test('weeks, the curve, and the domains to avoid are those of the warehouse', async () => {
  const { weeks, survival, avoid_domains } = await search.read(buildOverviewReport);
  const cohorts = await rows(`
    select sent_week::varchar as week, sent::integer as sent, ${rate('reply_rate')} as reply_rate,
      ${rate('interview_rate')} as interview_rate
    from cohorts order by sent_week`);
  expect(weeks.length).toBeGreaterThan(2);
  expect(weeks).toMatchObject(cohorts);
  const reached = await rows(`
    select sent_week::varchar as week, count(*) filter (where reached = 'offer')::integer as offer,
      count(*) filter (where reached = 'interview')::integer as interview,
      count(*) filter (where reached = 'replied')::integer as answer,
      count(*) filter (where reached = 'sent')::integer as silent
    from application_facts where sent_week is not null group by 1 order by 1`);
  expect(
    weeks.map(({ open, ghosted, ...week }) => ({ ...week, silent: open + ghosted })),
  ).toMatchObject(reached);
  const curve = await rows(`
    select days, answered::integer as answered,
      {'value': unanswered_share::double, 'low': unanswered_low::double,
        'high': unanswered_high::double} as without_answer
    from answer_survival order by days`);
  expect(curve.length).toBeGreaterThan(2);
  expect(survival.filter(({ days }) => days > 0)).toMatchObject(curve);
  const advice = await rows(`
    select domain, advice, forms::integer as forms, failed::integer as failed,
      ${rate('failed_rate')} as failed_rate, ${rate('captcha_rate')} as captcha_rate
    from domain_advice where advice <> 'none'`);
  expect(avoid_domains).toMatchObject(advice);
  expect(avoid_domains).toMatchObject([{ domain: 'bad.example', advice: 'avoid', forms: 6 }]);
});

test('what mail leaves unsure moves the rate of the facts by what it says', async () => {
  const { unsure } = await search.read(buildOverviewReport);
  const [facts] = await rows(`
    select count(submitted_at)::integer as sent,
      count(*) filter (where submitted_at is not null and replied)::integer as replied
    from application_facts`);
  const [sent, replied] = [Number(facts?.sent), Number(facts?.replied)];
  expect(unsure).toEqual([
    expect.objectContaining({ label: 'rejection', messages: 1, applications: 1 }),
  ]);
  expect(unsure[0]?.reply_rate?.value).toBeCloseTo(replied / sent, 4);
  expect(unsure[0]?.reply_rate_if_right?.value).toBeCloseTo((replied + 1) / sent, 4);
});
