// Random changes to whatever tells what a mail is and which application it is about, in a world small enough to meet.
import fc from 'fast-check';
import { REFUSAL } from './mail-fixture.ts';

export type MailOperation =
  | { kind: 'change'; statement: string }
  | { kind: 'run' }
  | { kind: 'begin late' }
  | { kind: 'commit late' };

const id = (kind: string, n: number) =>
  `'00000000-0000-4000-8000-${kind}${String(n).padStart(10, '0')}'`;
const one = (kind: string, many: number) => fc.nat({ max: many - 1 }).map((n) => id(kind, n));
const oneOf = (...texts: string[]) => fc.constantFrom(...texts.map((text) => `'${text}'`));
const orNull = (values: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: fc.constant('null') });

const user = one('aa', 2);
const account = one('ac', 2);
const company = one('c0', 4);
const post = one('b0', 6);
const application = one('a0', 10);
const email = one('e0', 12);
const thread = one('f0', 3);
const byHand = one('d0', 6);
const name = oneOf('Acme', 'Acme Robotics GmbH', 'Globex', 'Remote', 'Initech Ltd');
const domain = oneOf('acme.test', 'careers.acme.test', 'globex.test', 'remote.test');
const title = oneOf('Engineer', 'Senior Engineer', 'Data Engineer (m/f/d)', 'Analyst');
const sender = oneOf(
  'jobs@acme.test',
  'hr@mail.globex.test',
  'no-reply@lever.co',
  'x@gmail.com',
  'acme@myworkday.com',
);
const subject = oneOf(
  'Your application',
  'Globex: Senior Engineer',
  'Acme Robotics',
  '5 new jobs for you',
  'Hello',
);
const body = oneOf(
  REFUSAL,
  `Acme and Initech. ${REFUSAL}`,
  'Thank you for applying to Globex. We have received your application.',
  'We would like to invite you to an interview for the Data Engineer role at Remote.',
  'See all jobs. Unsubscribe.',
  'Dinner?',
);
const label = oneOf('rejection', 'offer', 'newsletter', 'status_update', 'other');
const direction = orNull(oneOf('inbound', 'inbound', 'outbound'));
const instant = fc
  .nat({ max: 300 })
  .map((n) => `timestamptz '2026-01-01' + ${n} * interval '17 hours'`);
const asJson = (values: fc.Arbitrary<string>) =>
  values.map((value) => `coalesce(to_jsonb(${value}), 'null')`);
const text = (values: fc.Arbitrary<string>) => asJson(values.map((value) => `(${value})::text`));

const correctable: readonly (readonly [
  string,
  fc.Arbitrary<string>,
  string,
  fc.Arbitrary<string>,
])[] = [
  ['emails', email, 'subject', text(subject)],
  ['emails', email, 'body_plain', text(body)],
  ['emails', email, 'from_address', text(sender)],
  ['emails', email, 'direction', text(direction)],
  ['emails', email, 'received_at', asJson(instant)],
  ['emails', email, 'thread_id', text(thread)],
  ['emails', email, 'in_reply_to_message_id', text(email)],
  ['email_accounts', account, 'user_id', text(user)],
  ['email_classifications', byHand, 'classification_label', text(label)],
  ['email_application_links', byHand, 'email_id', text(email)],
  ['email_application_links', byHand, 'matched_by', text(oneOf('manual', 'date_proximity'))],
  ['applications', application, 'application_submitted_at', asJson(instant)],
  ['applications', application, 'job_post_id', text(post)],
  ['applications', application, 'user_id', text(user)],
  ['job_posts', post, 'company_id', text(company)],
  ['job_posts', post, 'job_title', text(title)],
  ['companies', company, 'name', text(name)],
  ['companies', company, 'canonical_domain', text(domain)],
];

const correction = fc.constantFrom(...correctable).chain(([table, row, field, value]) =>
  fc.tuple(row, value).map(
    ([
      key,
      json,
    ]) => `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
      values ('${table}', ${key}, '${field}', ${json})`,
  ),
);

const arrival = fc.tuple(email, account, sender, subject, body, orNull(instant), direction).map(
  ([key, box, from, about, words, at, way]) => `
    insert into saturnus.emails (id, email_account_id, from_address, to_address, subject, body_plain, received_at, direction)
    values (${key}, ${box}, ${from}, 'me@home.test', ${about}, ${words}, ${at}, ${way}) on conflict do nothing`,
);

const newApplication = fc.tuple(application, user, post, orNull(instant)).map(
  ([key, who, where, at]) => `
    insert into nyx.applications (id, user_id, job_post_id, effort_level, application_status, application_submitted_at)
    values (${key}, ${who}, ${where}, 'low', 'submitted', ${at}) on conflict do nothing`,
);

const update = (
  table: string,
  column: string,
  row: fc.Arbitrary<string>,
  value: fc.Arbitrary<string>,
) =>
  fc
    .tuple(row, value)
    .map(([key, to]) => `update ${table} set ${column} = ${to} where id = ${key}`);
const remove = (table: string, row: fc.Arbitrary<string>) =>
  row.map((key) => `delete from ${table} where id = ${key}`);

const changes = fc.oneof(
  { weight: 8, arbitrary: arrival },
  { weight: 6, arbitrary: newApplication },
  { weight: 6, arbitrary: correction },
  update('saturnus.emails', 'body_plain', email, body),
  update('saturnus.emails', 'received_at', email, instant),
  update('saturnus.emails', 'email_account_id', email, account),
  {
    weight: 3,
    arbitrary: fc.oneof(
      update('saturnus.emails', 'thread_id', email, orNull(thread)),
      update('saturnus.emails', 'in_reply_to_message_id', email, orNull(email)),
    ),
  },
  update('saturnus.email_accounts', 'user_id', account, user),
  update('nyx.applications', 'job_post_id', application, post),
  update('nyx.applications', 'user_id', application, user),
  update('nyx.applications', 'application_submitted_at', application, orNull(instant)),
  update('nyx.job_posts', 'company_id', post, orNull(company)),
  update('nyx.job_posts', 'job_title', post, title),
  update('nyx.companies', 'name', company, name),
  update('nyx.companies', 'canonical_domain', company, orNull(domain)),
  remove('nyx.applications', application),
  remove('saturnus.emails', email),
  remove('saturnus.email_application_links', byHand),
  remove('saturnus.email_classifications', byHand),
  fc.tuple(byHand, email, application, oneOf('manual', 'company_name')).map(
    ([key, mail, about, by]) => `
      insert into saturnus.email_application_links (id, email_id, application_id, link_type, matched_by)
      values (${key}, ${mail}, ${about}, 'other', ${by}) on conflict do nothing`,
  ),
  fc.tuple(byHand, email, label, oneOf('user', 'llm')).map(
    ([key, mail, verdict, by]) => `
      insert into saturnus.email_classifications (id, email_id, classification_label, generated_by)
      values (${key}, ${mail}, ${verdict}, ${by}) on conflict do nothing`,
  ),
);

/** Sequences of changes with runs between them; some changes happen in a second session that commits later. */
export const mailOperations: fc.Arbitrary<MailOperation[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: changes.map((statement) => ({ kind: 'change' as const, statement })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'run' as const }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ kind: 'begin late' as const }, { kind: 'commit late' as const }),
    },
  ),
  { minLength: 30, maxLength: 90, size: 'max' },
);

const conversations = [0, 1, 2].map(
  (n) => `
  insert into saturnus.email_threads (id, email_account_id, thread_external_id)
  values (${id('f0', n)}, ${id('ac', n % 2)}, '${n}')`,
);

const rows = [0, 1, 2, 3, 4, 5].flatMap((n) => [
  `insert into nyx.users (id, name, email) values (${id('aa', n)}, 'U', 'u${n}@home.test')`,
  `insert into saturnus.email_accounts (id, user_id, address) values (${id('ac', n)}, ${id('aa', n)}, 'u${n}@home.test')`,
  `insert into nyx.companies (id, name) values (${id('c0', n)}, 'Company ${n}')`,
  `insert into nyx.job_posts (id, company_id, source_url, job_title)
    values (${id('b0', n)}, ${id('c0', n % 4)}, 'https://jobs.test/${n}', 'Engineer')`,
]);

const applied = (key: number, who: number, where: number) => `
  insert into nyx.applications (id, user_id, job_post_id, effort_level, application_status, application_submitted_at)
  values (${id('a0', key)}, ${id('aa', who)}, ${id('b0', where)}, 'low', 'submitted', '2026-02-01')`;
const receipt = (key: number, box: number) => `
  insert into saturnus.emails (id, email_account_id, from_address, to_address, subject, body_plain, received_at, direction)
  values (${id('e0', key)}, ${id('ac', box)}, 'hr@mail.globex.test', 'me@home.test', 'Your application',
    'Thank you for applying to Globex. We have received your application.', '2026-02-02', 'inbound')`;

/** Receipts of a company: to one person it can only be about one application, to another about either of two. */
const receipts = [
  `update nyx.companies set name = 'Globex', canonical_domain = 'globex.test' where id = ${id('c0', 1)}`,
  applied(9, 2, 1),
  receipt(11, 2),
  applied(8, 3, 1),
  applied(7, 3, 5),
  receipt(10, 3),
];

/** What operations start from: people and their mailboxes, companies, and mail and applications that meet. */
export const mailWorld = [
  ...rows,
  ...conversations,
  ...fc.sample(update('nyx.companies', 'name', company, name), { numRuns: 12, seed: 1 }),
  ...receipts,
  ...fc.sample(newApplication, { numRuns: 30, seed: 1 }),
  ...fc.sample(arrival, { numRuns: 30, seed: 1 }),
  ...fc.sample(update('saturnus.emails', 'thread_id', email, thread), { numRuns: 8, seed: 1 }),
].join(';');
