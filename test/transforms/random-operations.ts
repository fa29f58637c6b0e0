// Random changes to every table that feeds a derived one, on a world small enough for them to meet.
import fc from 'fast-check';

/** A statement, or a step of the test itself. */
export interface Operation {
  kind:
    | keyof typeof statements
    | 'copy'
    | 'run'
    | 'run one'
    | 'advance'
    | 'begin late'
    | 'commit late';
  a: number;
  b: number;
  c: number;
}

const id = (kind: string, n: number): string =>
  `'00000000-0000-4000-8000-${kind}${String(n).padStart(10, '0')}'`;
const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;
const or = (null_: boolean, text: string): string => (null_ ? 'null' : text);

const user = id('aa', 1);
const person = (n: number) => id('aa', n % 7 === 3 ? 2 : 1);
const company = (n: number) => id('c0', n % 4);
const post = (n: number) => id('b0', n % 6);
/** Mostly one of four; more than ten, so that some are too long ago to be compared with. */
const session = (n: number) => id('50', n % 5 === 0 ? n % 16 : n % 4);
const application = (n: number) => id('a0', n % 12);
const email = (n: number) => id('e0', n % 12);
const interview = (n: number) => id('10', n % 6);
const placeholders = ['infinity', '-infinity', '0001-01-01', '9999-12-31 23:59:59.999999'];
/** Apart by multiples of a quarter of a hundredth of a day, so that means lie between two hundredths. */
const instant = (n: number) =>
  n % 23 === 7
    ? `timestamptz '${pick(placeholders, n)}'`
    : `timestamptz '2026-03-01 12:00' + ${n % 97} * interval '11 hours 216 seconds' + ${n % 2} * interval '1 us'`;
const status = (n: number) =>
  pick(["'submitted'", "'submitted'", "'failed'", "'queued'", 'null'], n);
const flag = (n: number) => pick(['null', 'true', 'false'], n);
const linkType = (n: number) =>
  pick(
    ["'rejection'", "'confirmation'", "'offer'", "'interview_invite'", "'assessment'", 'null'],
    n,
  );

const insertApplication = (a: number, b: number, c: number) => `
  insert into nyx.applications (id, user_id, session_id, job_post_id, effort_level, match_score, application_status,
      application_started_at, application_submitted_at, success_flag, failure_reason_code, domain_name,
      tokens_input_total, cost_estimated_total, effort_hint_source)
  values (${application(a)}, ${person(a)}, ${or(c % 5 === 0, session(b))}, ${post(c)},
      ${pick(["'low'", "'medium'", "'high'"], b)}, ${or(a % 4 === 0, `0.${b % 10}`)}, ${status(b)}, ${instant(c)},
      ${or(c % 4 === 0, instant(c + b))}, ${flag(c)}, ${or(b % 2 === 0, `'reason ${b % 3}'`)},
      ${or(a % 6 === 0, `'D${b % 3}.example'`)}, ${a}, 0.5,
      ${pick(["'auto'", 'null', "'user'"], c)})
  on conflict do nothing`;

const correctable: readonly (readonly [
  string,
  (n: number) => string,
  string,
  (n: number) => string,
])[] = [
  ['applications', application, 'application_submitted_at', (n) => `to_jsonb(${instant(n)})`],
  ['applications', application, 'job_post_id', (n) => `to_jsonb(${post(n)}::text)`],
  [
    'applications',
    application,
    'session_id',
    (n) => (n % 3 ? `to_jsonb(${session(n)}::text)` : "'null'"),
  ],
  ['applications', application, 'success_flag', (n) => pick(["'true'", "'false'", "'null'"], n)],
  ['job_posts', post, 'company_id', (n) => (n % 4 ? `to_jsonb(${company(n)}::text)` : "'null'")],
  ['companies', company, 'tier', (n) => pick([`'"top"'`, `'"avoid"'`, "'null'"], n)],
  ['application_sessions', session, 'start_datetime', (n) => `to_jsonb(${instant(n)})`],
  ['application_sessions', session, 'status', (n) => pick([`'"completed"'`, `'"running"'`], n)],
  ['emails', email, 'received_at', (n) => `to_jsonb(${instant(n)})`],
  ['emails', email, 'direction', (n) => pick([`'"inbound"'`, `'"outbound"'`], n)],
  ['email_application_links', email, 'application_id', (n) => `to_jsonb(${application(n)}::text)`],
  ['interviews', interview, 'application_id', (n) => `to_jsonb(${application(n)}::text)`],
  ['interview_outcomes', interview, 'offer_extended', (n) => pick(["'true'", "'false'"], n)],
  ['model_usage', application, 'session_id', (n) => `to_jsonb(${session(n)}::text)`],
  ['model_usage', application, 'cost_estimated', (n) => `'${n % 9}.25'`],
];

export const statements = {
  'insert application': insertApplication,
  'insert applications in bulk': (a, b, c) =>
    Array.from({ length: 6 }, (_, n) => insertApplication(a + n, b + n * 3, c + n * 7)).join(';'),
  'update application': (a, b, c) => `
    update nyx.applications set application_status = ${status(b)}, success_flag = ${flag(c)},
      application_submitted_at = ${or(b % 5 === 0, instant(c))} where id = ${application(a)}
      and ${status(b)} is not null`,
  'update applications in bulk': (a, b) => `
    update nyx.applications set match_score = 0.${b % 10}, domain_name = 'd${a % 3}.example'
    where effort_level = ${pick(["'low'", "'medium'"], a)}`,
  're-parent application': (a, b, c) => `
    update nyx.applications set session_id = ${or(c % 5 === 0, session(b))}, job_post_id = ${post(c)}
    where id = ${application(a)}`,
  'delete application': (a) => `delete from nyx.applications where id = ${application(a)}`,
  'insert job post': (a, b) => `
    insert into nyx.job_posts (id, company_id, source_url, job_title)
    values (${post(a)}, ${or(b % 5 === 0, company(b))}, 'https://example.org/${a % 6}', 'Post') on conflict do nothing`,
  're-parent job post': (a, b) => `
    update nyx.job_posts set company_id = ${or(b % 5 === 0, company(b))} where id = ${post(a)}`,
  'delete job post': (a) => `delete from nyx.job_posts where id = ${post(a)}`,
  'update company': (a, b) => `
    update nyx.companies set tier = ${pick(["'top'", "'normal'", 'null'], b)} where id = ${company(a)}`,
  'update session': (a, b) => `
    update nyx.application_sessions set status = ${pick(["'completed'", "'running'", "'failed'", 'null'], b)}
    where id = ${session(a)}`,
  'start session': (a, b, c) => `
    update nyx.application_sessions set start_datetime = ${or(c % 9 === 0, instant(b))}, user_id = ${person(c)}
    where id = ${session(a)}`,
  'insert e-mail': (a, b, c) => `
    insert into saturnus.emails (id, email_account_id, from_address, to_address, direction, received_at)
    values (${email(a)}, ${user}, 'x', 'y', ${pick(["'inbound'", "'inbound'", "'outbound'", 'null'], b)},
      ${or(c % 6 === 0, instant(c))}) on conflict do nothing`,
  'update e-mail': (a, b, c) => `
    update saturnus.emails set direction = ${pick(["'inbound'", "'outbound'"], b)}, received_at = ${instant(c)}
    where id = ${email(a)}`,
  'delete e-mail': (a) => `delete from saturnus.emails where id = ${email(a)}`,
  'insert link': (a, b, c) => `
    insert into saturnus.email_application_links (id, email_id, application_id, link_type)
    values (${email(a)}, ${email(b)}, ${application(c)}, ${linkType(a)}) on conflict do nothing`,
  'update link': (a, b, c) => `
    update saturnus.email_application_links set application_id = ${application(b)}, link_type = ${linkType(c)}
    where id = ${email(a)}`,
  'delete link': (a) => `delete from saturnus.email_application_links where id = ${email(a)}`,
  'insert interview': (a, b, c) => `
    insert into nyx.interviews (id, application_id, company_id, created_at)
    values (${interview(a)}, ${application(b)}, ${or(c % 2 === 0, company(c))}, ${instant(c)}) on conflict do nothing;
    insert into nyx.interview_outcomes (id, interview_id, offer_extended, created_at)
    values (${interview(a)}, ${interview(a)}, ${flag(b)}, ${instant(b)}) on conflict do nothing`,
  're-parent interview': (a, b, c) => `
    update nyx.interviews set application_id = ${application(b)}, company_id = ${or(c % 2 === 0, company(c))}
    where id = ${interview(a)}`,
  'update outcome': (a, b, c) => `
    update nyx.interview_outcomes set offer_extended = ${flag(b)}, interview_id = ${interview(c)}
    where id = ${interview(a)}`,
  'delete interview': (a) => `
    delete from nyx.interview_outcomes where interview_id = ${interview(a)};
    delete from nyx.interviews where id = ${interview(a)}`,
  // The log takes new rows only.
  'note an answer': (a, b, c) => `
    insert into nyx.application_events (application_id, event_type, created_at)
    values (${application(a)}, ${pick(["'rejection'", "'offer'", "'interview_invite'", "'reply'", "'captcha_solved'"], b)},
      ${or(c % 3 === 0, instant(c))})`,
  'insert model call': (a, b, c) => `
    insert into nyx.model_usage (id, application_id, session_id, model_name, purpose, tokens_input, cost_estimated, status)
    values (${application(a)}, ${or(b % 3 === 0, application(b))}, ${or(c % 3 === 0, session(c))}, 'm', ${pick(["'form_fill'", "'cover_letter'", 'null'], a + b)}, ${c}, ${pick(['0.25', '0.000005', 'null', "'NaN'"], b)},
      ${pick(["'success'", "'failed'", "'timeout'"], c)}) on conflict do nothing`,
  'update model call': (a, b, c) => `
    update nyx.model_usage set session_id = ${or(c % 3 === 0, session(c))}, tokens_output = ${b}
    where id = ${application(a)}`,
  'delete model call': (a) => `delete from nyx.model_usage where id = ${application(a)}`,
  'insert incident': (a, b) => `
    insert into nyx.captcha_events (id, application_id, attempt_number, status)
    values (${application(a)}, ${application(b)}, 1, ${pick(["'solved'", "'failed'"], b)}) on conflict do nothing;
    insert into nyx.two_factor_events (id, application_id, status)
    values (${application(a)}, ${application(b)}, ${pick(["'completed'", 'null'], b)}) on conflict do nothing;
    insert into nyx.qa_checks (id, application_id, qa_type)
    values (${application(a)}, ${application(b)}, 'consistency_check') on conflict do nothing;
    insert into nyx.qa_issues (id, qa_check_id, application_id, issue_type, description, fix_applied)
    values (${application(a)}, ${application(a)}, ${application(b)}, 'type ${b % 2}', 'x', ${flag(b)}) on conflict do nothing`,
  're-parent incident': (a, b) => `
    update nyx.captcha_events set application_id = ${application(b)} where id = ${application(a)};
    update nyx.qa_issues set fix_applied = ${flag(b)}, application_id = ${application(b)} where id = ${application(a)}`,
  'delete incident': (a) => `
    delete from nyx.captcha_events where id = ${application(a)};
    delete from nyx.qa_issues where id = ${application(a)};
    delete from nyx.qa_checks where id = ${application(a)}`,
  'property by hand': (a, b) => `
    insert into nyx.company_properties (company_id, key, value, source)
    values (${company(a)}, ${pick(["'reply_rate'", "'ghost_rate'"], b)}, '1', 'manual')
    on conflict (company_id, key) do update set source = 'manual', value = '1'`,
  'no property by hand': (a) => `
    delete from nyx.company_properties where company_id = ${company(a)} and source = 'manual'`,
  correct: (a, b, c) => {
    const [table, row, field, value] = pick(correctable, c);
    return `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ('${table}', ${row(a % 3)}, '${field}', (${value(b)})::jsonb)`;
  },
  'configure reporting': (a, b) => `
    insert into nyx.system_configs (config_name, config_json, created_at) values ('reporting',
      '{"timezone": ${pick(['"Europe/Berlin"', '"Pacific/Apia"'], a)}, "ghost_after_days": ${pick([3, 20], b)}}',
      timestamptz '2026-01-01' + ${a} * interval '1 minute')`,
} satisfies Record<string, (a: number, b: number, c: number) => string>;

/** Applications that may not be there yet, as a query whose rows go back in through COPY. */
export const missingApplications = (a: number, b: number, c: number): string => `
  select id, ${user} as user_id, ${session(a)} as session_id, ${post(b)} as job_post_id, 'low' as effort_level,
    ${status(c)} as application_status, ${instant(c)} as application_submitted_at
  from (values (${application(a)}::uuid), (${application(b)}), (${application(c)})) as candidates (id)
  where id not in (select id from nyx.applications) and ${status(c)} is not null
  group by id`;

const populate: readonly (readonly [keyof typeof statements, number])[] = [
  ['insert job post', 6],
  ['insert application', 12],
  ['insert e-mail', 12],
  ['insert link', 9],
  ['insert interview', 6],
  ['note an answer', 4],
  ['insert model call', 9],
  ['insert incident', 6],
];

/** What operations start from: enough rows for most of them to meet some. */
export const world = [
  `insert into nyx.users (id, name, email) values (${user}, 'U', 'u@example.org'), (${person(3)}, 'V', 'v@example.org')`,
  `insert into saturnus.email_accounts (id, user_id, address) values (${user}, ${user}, 'u@example.org')`,
  ...[0, 1, 2, 3].flatMap((n) => [
    `insert into nyx.companies (id, name) values (${company(n)}, 'C${n}')`,
  ]),
  ...Array.from(
    { length: 16 },
    (_, n) => `insert into nyx.application_sessions (id, user_id, status, start_datetime)
      values (${id('50', n)}, ${user}, 'completed', timestamptz '2026-02-01' + ${n % 13} * interval '1 day')`,
  ),
  ...populate.flatMap(([kind, times]) =>
    Array.from({ length: times }, (_, n) => statements[kind](n, n * 7 + 1, n * 5 + 2)),
  ),
].join(';');

const kinds = Object.keys(statements) as (keyof typeof statements)[];
const number = fc.nat({ max: 999 });

/** Sequences of operations; about every eighth is a run, and some happen in a second session that commits later. */
export const operations: fc.Arbitrary<Operation[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 14, arbitrary: fc.constantFrom(...kinds) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'insert link' as const,
          'update e-mail' as const,
          'correct' as const,
          'correct' as const,
        ),
      },
      { weight: 2, arbitrary: fc.constant('run' as const) },
      { weight: 2, arbitrary: fc.constantFrom('copy' as const, 'run one' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'advance' as const,
          'begin late' as const,
          'commit late' as const,
        ),
      },
    ),
    a: number,
    b: number,
    c: number,
  }),
  { minLength: 40, maxLength: 120, size: 'max' },
);
