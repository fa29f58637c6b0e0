// What stands in one conversation is about one application: a mail that names nobody follows what it answers.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetVerdict, judgeMail } from '../../../src/transforms/review/judge-mail.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../../src/transforms/verify.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-06-01T00:00:00Z';
const CALENDAR = 'calendar-notification@google.com';
let world: MailFixture;
let sql: MailFixture['session']['pg'];

beforeEach(async () => {
  world = await mailFixture();
  sql = world.session.pg;
});
afterEach(() => world[Symbol.asyncDispose]());

/** A conversation of these mails, in this order. */
async function conversation(...mails: string[]): Promise<void> {
  await sql.query(
    `with made as (
        insert into saturnus.email_threads (email_account_id, thread_external_id)
        select email_account_id, id::text from saturnus.emails where id = ($1::uuid[])[1]
        on conflict (email_account_id, thread_external_id) do update set subject_normalized = null
        returning id
    )
    update saturnus.emails set thread_id = made.id from made where emails.id = any ($1::uuid[])`,
    [mails],
  );
}

const answers = (email: string, parent: string) =>
  sql.query('update saturnus.emails set in_reply_to_message_id = $2 where id = $1', [
    email,
    parent,
  ]);

const outbound = async (subject: string) => {
  const id = await world.mail('ada@home.test', subject, 'Yes, gladly.');
  await sql.query(`update saturnus.emails set direction = 'outbound' where id = $1`, [id]);
  return id;
};

/** The links after a run of what is due, which has to leave what a rebuild would. */
async function linked(): Promise<Record<string, string[]>> {
  await runTransforms(world.session, { asOf });
  const verified = await verifyTransforms(world.session, { asOf, names: [] });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  const { rows } = await sql.query<{ email_id: string; application_id: string; type: string }>(
    `select email_id, application_id, link_type as type from corrected.email_application_links`,
  );
  return Object.fromEntries(
    rows.map(({ email_id, application_id, type }) => [email_id, [application_id, type]]),
  );
}

it('a tool that names nobody follows the mail it answers, over the reply of the person', async () => {
  const engineer = await world.apply('Acme Robotics', 'acme.test', 'Engineer', '2026-03-01');
  await world.apply('Acme Robotics', 'acme.test', 'Analyst', '2026-03-02');
  const first = await world.mail('kim@acme.test', 'Your application: Engineer', 'Hello Ada.');
  const reply = await outbound('Re: Your application: Engineer');
  const event = await world.mail(
    CALENDAR,
    'Invitation',
    'We would like to invite you to an interview on Thu Apr 2, 2026 at 11am.',
  );
  await answers(reply, first);
  await answers(event, reply);
  expect((await linked())[event]).toEqual([engineer, 'interview_invite']);
});

it('a conversation with one sure link says what the rest is about, though two roles fit', async () => {
  await world.apply('Acme Robotics', 'acme.test', 'Engineer', '2026-03-01');
  const analyst = await world.apply('Acme Robotics', 'acme.test', 'Analyst', '2026-03-02');
  const sure = await world.mail('kim@acme.test', 'Your application: Analyst', 'Hello Ada.');
  const later = await world.mail('kim@acme.test', 'An update', REFUSAL);
  const alone = await world.mail('kim@acme.test', 'An update', REFUSAL);
  await conversation(sure, later);
  const links = await linked();
  expect(links[later]).toEqual([analyst, 'rejection']);
  expect(links[alone]).toBeUndefined();
  const { rows } = await sql.query('select distinct email_id from etl.mail_in_doubt');
  expect(rows).toEqual([{ email_id: alone }]);
});

it('where a conversation is about two applications, a mail follows what it answers, or none', async () => {
  const engineer = await world.apply('Acme Robotics', 'acme.test', 'Engineer', '2026-03-01');
  await world.apply('Acme Robotics', 'acme.test', 'Analyst', '2026-03-02');
  const one = await world.mail('kim@acme.test', 'Engineer', 'The Engineer role.');
  const two = await world.mail('kim@acme.test', 'Analyst', 'The Analyst role.');
  const answer = await world.mail('kim@acme.test', 'Re: Engineer or Analyst?', REFUSAL);
  const open = await world.mail('kim@acme.test', 'Update', REFUSAL);
  await conversation(one, two, answer, open);
  await sql.query(`update saturnus.emails set subject = 'Re: your role' where id = $1`, [answer]);
  await answers(answer, one);
  const links = await linked();
  expect(links[answer]).toEqual([engineer, 'rejection']);
  expect(links[open]).toBeUndefined();
});

it('what a mail answers is more than a name in it; a title that it names is more than both', async () => {
  const long = await world.apply('Meridian Health', null, 'Nurse', '2026-03-01');
  const short = await world.apply('Meridian', null, 'Planner', '2026-03-01');
  const letter = await world.mail('no-reply@lever.co', 'Meridian Health: Nurse', 'Hello Ada.');
  const event = await world.mail(CALENDAR, 'Interview with Meridian', 'You are invited.');
  const other = await world.mail(CALENDAR, 'Interview with Meridian: Planner', 'You are invited.');
  await answers(event, letter);
  await answers(other, letter);
  const links = await linked();
  expect(links[event]?.[0]).toBe(long);
  expect(links[other]?.[0]).toBe(short);
});

it('what a person says of one mail counts in its conversation, and is forgotten with it', async () => {
  const engineer = await world.apply('Acme Robotics', 'acme.test', 'Engineer', '2026-03-01');
  await world.apply('Acme Robotics', 'acme.test', 'Analyst', '2026-03-02');
  const first = await world.mail('kim@acme.test', 'An update', 'Hello Ada.');
  const second = await world.mail('kim@acme.test', 'Another', REFUSAL);
  await conversation(first, second);
  expect(await linked()).toEqual({});
  await judgeMail(world.session, [
    { emailId: first, label: 'status_update', application: engineer },
  ]);
  expect((await linked())[second]).toEqual([engineer, 'rejection']);
  await judgeMail(world.session, [{ emailId: first, label: 'status_update', application: 'none' }]);
  expect((await linked())[second]).toBeUndefined();
  await judgeMail(world.session, [
    { emailId: first, label: 'status_update', application: engineer },
  ]);
  expect((await linked())[second]).toEqual([engineer, 'rejection']);
  await forgetVerdict(world.session, first);
  expect(await linked()).toEqual({});
});

it('a mail that leaves its conversation, or the sure one that does, takes the link along', async () => {
  await world.apply('Acme Robotics', 'acme.test', 'Engineer', '2026-03-01');
  const analyst = await world.apply('Acme Robotics', 'acme.test', 'Analyst', '2026-03-02');
  const sure = await world.mail('kim@acme.test', 'Your application: Analyst', 'Hello Ada.');
  const later = await world.mail('kim@acme.test', 'An update', REFUSAL);
  await conversation(sure, later);
  expect((await linked())[later]?.[0]).toBe(analyst);
  await sql.query('update saturnus.emails set thread_id = null where id = $1', [sure]);
  expect((await linked())[later]).toBeUndefined();
  await conversation(sure, later);
  expect((await linked())[later]?.[0]).toBe(analyst);
});
