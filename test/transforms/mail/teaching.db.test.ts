// What a person says of two mails that are alike teaches of the third, until it is taken back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetVerdict, judgeMail } from '../../../src/transforms/review/judge-mail.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../../src/transforms/verify.ts';
import { runCli } from '../../support/run-cli.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-08-01T00:00:00Z';
const names = ['email_classifications', 'reader_verdicts', 'email_application_links'];
let world: MailFixture;

beforeAll(async () => {
  world = await mailFixture();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.session.pg.query(`
    delete from saturnus.email_application_links;
    delete from saturnus.email_classifications;
    delete from saturnus.emails`);
});

/** What counts of each of these mails after a run of what is due, which has to leave what a rebuild would. */
async function verdicts(...ids: string[]): Promise<string[]> {
  await runTransforms(world.session, { asOf, names });
  const { rows: due } = await world.session.pg.query<{ email_id: string; verdict: string }>(
    `select distinct on (email_id) email_id,
        classification_label || ' ' || confidence_score::float || ' ' || generated_by as verdict
      from corrected.email_classifications
      order by email_id, (generated_by is not distinct from 'rule'), created_at desc, id`,
  );
  const verified = await verifyTransforms(world.session, { asOf, names });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  return ids.map((id) => due.find(({ email_id }) => email_id === id)?.verdict ?? 'none');
}

const say = (label: 'rejection' | 'other' | 'newsletter' | 'status_update', ...ids: string[]) =>
  judgeMail(
    world.session,
    ids.map((emailId) => ({ emailId, label })),
  );

/** A letter in a language without rules, as a system fills it in. */
const danish = (number: number) =>
  world.mail(
    'job@nordvik.test',
    `Din ansøgning nr. ${number}`,
    `Hej Ada, vi har desværre valgt at gå videre med en anden ansøger. Sagsnummer ${number}.`,
  );

test('the same letter with other numbers is sure after two verdicts, not after one', async () => {
  const [one, two, three] = [await danish(170_001), await danish(170_002), await danish(170_003)];
  const [before] = await verdicts(three);
  expect(Number(before?.split(' ')[1])).toBeLessThanOrEqual(0.5);
  await say('rejection', one);
  expect(await verdicts(three)).toEqual([before]);
  await say('rejection', two);
  expect(await verdicts(one, three)).toEqual(['rejection 1 user', 'rejection 0.75 rule']);
  const later = await danish(170_004);
  expect((await runCli(['transform', '--database-url', world.url])).code).toBe(0);
  const explained = await runCli(['classify', '--explain', later, '--database-url', world.url]);
  expect(explained).toMatchObject({ code: 0, stderr: '' });
  expect(explained.stdout).toMatch(
    /taught +you said rejection for 2 mails with this text\n +also +you said .* with this subject\n/,
  );
  expect(explained.stdout).toMatch(/counts +as rejection, 75 %\n$/);
  expect(await verdicts(later)).toEqual(['rejection 0.75 rule']);
  await forgetVerdict(world.session, two);
  expect(await verdicts(two, three, later)).toEqual([before, before, before]);
});

test('one verdict that says otherwise ends it', async () => {
  const mails = [await danish(180_001), await danish(180_002), await danish(180_003)];
  const [one = '', two = '', three = ''] = mails;
  const open = await danish(180_004);
  const [before] = await verdicts(open);
  await say('rejection', one, two);
  expect(await verdicts(open)).toEqual(['rejection 0.75 rule']);
  await say('status_update', three);
  expect(await verdicts(open)).toEqual([before]);
});

test('a subject of this sender names what the rules leave open, and makes nothing sure', async () => {
  const write = (
    text: string,
    subject = 'News of your file 12 at Nordvik',
    from = 'hr@nordvik.test',
  ) => world.mail(from, subject, text);
  const one = await write('Please see the letter that is attached.');
  const two = await write('The letter is attached, Ada.', 'News of your file 44 at Nordvik');
  const alike = await write('See what is attached.', 'News of your file 7 at Vikborg');
  const others = await write('See what is attached.', 'News of your file 7', 'hr@tern.test');
  const [, before] = await verdicts(alike, others);
  await say('rejection', one, two);
  expect(await verdicts(alike, others)).toEqual(['rejection 0.5 rule', before]);
});

test('a phrase that a person twice called nothing is unsure, from whomever it comes; its link counts no more', async () => {
  const tern = await world.apply('Tern Works', 'tern.test', 'Writer', '2026-03-02T12:00:00Z');
  const one = await world.mail('poems@club.test', 'The contest', `Your poem: ${REFUSAL}`);
  const two = await world.mail('chess@league.test', 'The team', `Dear player, ${REFUSAL}`);
  const letter = await world.mail('jobs@tern.test', 'Your application', REFUSAL);
  const links = async () => {
    const { rows } = await world.session.pg.query(
      'select link_type from saturnus.email_application_links where email_id = $1 and application_id = $2',
      [letter, tern],
    );
    return rows;
  };
  const [before] = await verdicts(letter);
  expect(before).toMatch(/^rejection 0\.[6-9]/);
  expect(await links()).toEqual([{ link_type: 'rejection' }]);
  await say('other', one, two);
  expect(await verdicts(letter)).toEqual(['rejection 0.5 rule']);
  expect(await links()).toEqual([{ link_type: 'other' }]);
  await forgetVerdict(world.session, one);
  expect(await verdicts(letter)).toEqual([before]);
  expect(await links()).toEqual([{ link_type: 'rejection' }]);
});

test('steps of a process that one person tells do not speak against the next step', async () => {
  const kim = (subject: string, body: string) => world.mail('kim@tern.test', subject, body);
  const one = await kim('Hello', 'It was nice to hear from you.');
  const two = await kim('Hello again', 'More of it next week.');
  const letter = await kim('Your application', REFUSAL);
  const [before] = await verdicts(letter);
  await say('status_update', one, two);
  expect(await verdicts(letter)).toEqual([before]);
});

test("another person's mail is not taught", async () => {
  const { rows } = await world.session.pg.query<{ id: string }>(`
    with made as (
        insert into nyx.users (name, email) values ('Bo', 'bo@home.test')
        on conflict (email) do update set name = 'Bo' returning id
    )
    insert into saturnus.email_accounts (user_id, address) select id, 'bo@home.test' from made returning id`);
  const [one, two, theirs] = [await danish(190_001), await danish(190_002), await danish(190_003)];
  const move = (account: string) =>
    world.session.pg.query('update saturnus.emails set email_account_id = $1 where id = $2', [
      account,
      theirs,
    ]);
  await move(rows[0]?.id ?? '');
  const [before] = await verdicts(theirs);
  await say('rejection', one, two);
  expect(await verdicts(theirs)).toEqual([before]);
  await move('00000000-0000-4000-8000-0000000000ac');
  expect(await verdicts(theirs)).toEqual(['rejection 0.75 rule']);
});

test('what a person said stays, whatever the mail and its sender become', async () => {
  const one = await danish(200_001);
  await verdicts(one);
  await say('rejection', one);
  await world.session.pg.query(
    `update saturnus.emails set subject = '5 new jobs for you', body_plain = 'See all jobs. Unsubscribe.' where id = $1`,
    [one],
  );
  expect(await verdicts(one)).toEqual(['rejection 1 user']);
});
