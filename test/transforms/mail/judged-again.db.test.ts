// What a person said of mails stays when their mailbox is loaded again, when the rules change, and in a full rebuild.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOwner } from '../../../src/ingest/find-owner.ts';
import { loadEmails } from '../../../src/ingest/load-emails.ts';
import { judgeMail } from '../../../src/transforms/review/judge-mail.ts';
import { readReview } from '../../../src/transforms/review/read-review.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../../src/transforms/verify.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-08-01T00:00:00Z';
let world: MailFixture;
let folder: string;
let [engineer, sole] = ['', ''];
let said: unknown;

const message = (id: string, from: string, subject: string, body: string, day: number): string =>
  `From x@y Mon Mar  2 09:00:00 2026
Message-ID: <${id}@post.test>
Date: ${day} Mar 2026 10:00:00 +0000
From: ${from}
To: ada@home.test
Subject: ${subject}

${body}

`;

const mailbox = [
  message('doubt', 'hr@orbit.test', 'Your application', REFUSAL, 10),
  message('denied', 'jobs@tern.test', 'Thank you', REFUSAL, 11),
  message('unsure', 'jobs@tern.test', 'Interview invitation', 'Hello Ada, see you.', 12),
  message('ruled', 'jobs@tern.test', 'Your application', REFUSAL, 13),
];
const later = message(
  'later',
  'shop@lamp.test',
  'Invoice 42',
  'Your invoice for two lamps is attached.',
  20,
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-judged-'));
  world = await mailFixture();
  engineer = await world.apply('Orbit Labs', 'orbit.test', 'Engineer', '2026-03-01T12:00:00Z');
  await world.apply('Orbit Labs', 'orbit.test', 'Analyst', '2026-03-02T12:00:00Z');
  sole = await world.apply('Tern Works', 'tern.test', 'Writer', '2026-03-02T12:00:00Z');
  await load(mailbox);
  await runTransforms(world.session, { asOf });
  const [doubt = '', denied = '', unsure = ''] = await ids('doubt', 'denied', 'unsure');
  await judgeMail(world.session, [
    { emailId: doubt, application: engineer },
    { emailId: denied, label: 'other', application: 'none' },
    { emailId: unsure, label: 'interview_invite', application: sole },
  ]);
  await runTransforms(world.session, { asOf });
  said = await derived();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function load(messages: readonly string[]) {
  const path = join(folder, 'all.mbox');
  await writeFile(path, messages.join(''));
  const { userId } = await findOwner(world.session, undefined);
  return loadEmails(world.session, path, { address: 'ada@home.test', userId, direction: null });
}

async function ids(...names: string[]): Promise<string[]> {
  const { rows } = await world.session.pg.query<{ id: string }>(
    `select e.id from saturnus.emails as e
    join unnest($1::text[]) with ordinality as wanted (name, place)
        on e.message_external_id like '%' || wanted.name || '@post.test%'
    order by wanted.place`,
    [names],
  );
  return rows.map(({ id }) => id);
}

/** What is made of the first mails, by whom, and which applications it answers. */
async function derived() {
  const { rows: labels } = await world.session.pg.query(
    `select distinct on (e.received_at) e.subject, c.classification_label, c.generated_by
    from corrected.email_classifications as c join saturnus.emails as e on e.id = c.email_id
    where e.subject <> 'Invoice 42'
    order by e.received_at, (c.generated_by is not distinct from 'rule'), c.created_at desc`,
  );
  const { rows: links } = await world.session.pg.query(
    `select email_id, application_id, link_type, matched_by
    from corrected.email_application_links order by email_id, application_id`,
  );
  const { rows: replied } = await world.session.pg.query(
    'select id from etl.application_facts where replied order by id',
  );
  return { labels, links, replied };
}

/** Nothing that was said has changed, and the derived tables are what a full rebuild makes. */
async function expectAsSaid(): Promise<void> {
  expect(await derived()).toEqual(said);
  const verified = await verifyTransforms(world.session, { asOf, names: [] });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  expect((await readReview(world.session, 10)).waiting).toBe(0);
}

test('what was said is there', () => {
  expect(said).toMatchObject({
    labels: [
      { classification_label: 'rejection' },
      { classification_label: 'other', generated_by: 'user' },
      { classification_label: 'interview_invite', generated_by: 'user' },
      { classification_label: 'rejection', generated_by: 'rule' },
    ],
    replied: [engineer, sole].sort().map((id) => ({ id })),
  });
});

test('it stays when the same mailbox is loaded again, and when it has grown', async () => {
  expect(await load(mailbox)).toMatchObject({ inserted: 0, unchanged: 4 });
  await runTransforms(world.session, { asOf });
  await expectAsSaid();
  expect(await load([...mailbox, later])).toMatchObject({ inserted: 1, unchanged: 4 });
  await runTransforms(world.session, { asOf });
  await expectAsSaid();
});

test('it stays when the rules have changed', async () => {
  // Earlier rules took every mail for an advertisement.
  await world.session.pg.query(
    `update saturnus.email_classifications set classification_label = 'newsletter' where generated_by = 'rule'`,
  );
  await world.session.pg.query(
    `update etl.transform_states set definition = 'of earlier rules'
    where transform in ('email_classifications', 'email_application_links')`,
  );
  await runTransforms(world.session, { asOf });
  await expectAsSaid();
});

test('it stays in a full rebuild', async () => {
  await runTransforms(world.session, { asOf, full: true });
  await expectAsSaid();
});
