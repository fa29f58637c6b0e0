// What a person says of a mail: stored as the data model has it, above the rules, and taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetVerdict, judgeMail } from '../../../src/transforms/review/judge-mail.ts';
import { readReview } from '../../../src/transforms/review/read-review.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../../src/transforms/verify.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-08-01T00:00:00Z';
let world: MailFixture;
let [engineer, analyst, sole] = ['', '', ''];
let [doubtful, unsure, letter] = ['', '', ''];

beforeAll(async () => {
  world = await mailFixture();
  engineer = await world.apply('Orbit Labs', 'orbit.test', 'Engineer', '2026-03-01T12:00:00Z');
  analyst = await world.apply('Orbit Labs', 'orbit.test', 'Analyst', '2026-03-02T12:00:00Z');
  sole = await world.apply('Tern Works', 'tern.test', 'Writer', '2026-03-02T12:00:00Z');
  doubtful = await world.mail('hr@orbit.test', 'Your application', REFUSAL);
  unsure = await world.mail('jobs@tern.test', 'Interview invitation', 'Hello Ada, see you.');
  letter = await world.mail('jobs@tern.test', 'Thank you', REFUSAL, '2026-03-12T10:00:00Z');
  await transform();
});
afterAll(() => world[Symbol.asyncDispose]());

const transform = (full = false) => runTransforms(world.session, { asOf, full });

async function links(email: string) {
  const { rows } = await world.session.pg.query(
    `select application_id, link_type, matched_by from corrected.email_application_links
    where email_id = $1 order by application_id`,
    [email],
  );
  return rows;
}

async function replied(): Promise<string[]> {
  const { rows } = await world.session.pg.query<{ id: string }>(
    'select id from etl.application_facts where replied order by id',
  );
  return rows.map(({ id }) => id);
}

/** Up to date, the tables are what a full rebuild makes, and a rebuild leaves them so. */
async function expectEqualToRebuild(): Promise<void> {
  await transform();
  const verified = await verifyTransforms(world.session, { asOf, names: [] });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  const before = [await links(doubtful), await links(letter), await replied()];
  await transform(true);
  expect([await links(doubtful), await links(letter), await replied()]).toEqual(before);
}

test('what may end a silence comes first, with its words and its candidates', async () => {
  const { mails, waiting } = await readReview(world.session, 10);
  expect(waiting).toBe(2);
  expect(mails.map(({ email_id }) => email_id).sort()).toEqual([doubtful, unsure].sort());
  expect(mails.find(({ email_id }) => email_id === doubtful)).toMatchObject({
    reason: 'doubt',
    label: 'rejection',
    phrase: expect.stringContaining('forward with other'),
    may_end_silence: true,
  });
  const candidates = mails.find(({ email_id }) => email_id === doubtful)?.applications;
  expect(candidates?.map(({ application_id }) => application_id).sort()).toEqual(
    [engineer, analyst].sort(),
  );
});

test('the application that a person chooses is answered, and stays so in a rebuild', async () => {
  await judgeMail(world.session, [{ emailId: doubtful, application: engineer }]);
  await expectEqualToRebuild();
  expect(await links(doubtful)).toEqual([
    { application_id: engineer, link_type: 'rejection', matched_by: 'manual' },
  ]);
  expect(await replied()).toContain(engineer);
  const { mails } = await readReview(world.session, 10);
  expect(mails.map(({ email_id }) => email_id)).toEqual([unsure]);
});

test('a denied link is a correction of its type to other, which no rule undoes', async () => {
  expect(await replied()).toContain(sole);
  await judgeMail(world.session, [{ emailId: letter, label: 'other', application: 'none' }]);
  await expectEqualToRebuild();
  expect(await links(letter)).toEqual([
    { application_id: sole, link_type: 'other', matched_by: 'email_content' },
  ]);
  expect(await replied()).not.toContain(sole);
  const { rows } = await world.session.pg.query(
    `select table_name, field_name, new_value, correction_reason from nyx.data_corrections`,
  );
  expect(rows).toEqual([
    {
      ...{ table_name: 'email_application_links', field_name: 'link_type' },
      ...{ new_value: 'other', correction_reason: 'review' },
    },
  ]);
  // Its sender and text change: the rules read it again, and have nothing to say.
  await world.session.pg.query(`update saturnus.emails set subject = 'Sorry' where id = $1`, [
    letter,
  ]);
  await expectEqualToRebuild();
  expect(await links(letter)).toMatchObject([{ link_type: 'other' }]);
});

test('the last word of a person counts', async () => {
  await judgeMail(world.session, [{ emailId: doubtful, label: 'offer', application: analyst }]);
  await expectEqualToRebuild();
  expect((await links(doubtful)).filter(({ link_type }) => link_type !== 'other')).toEqual([
    { application_id: analyst, link_type: 'offer', matched_by: 'manual' },
  ]);
  await judgeMail(world.session, [{ emailId: doubtful, label: 'rejection' }]);
  await expectEqualToRebuild();
  expect((await links(doubtful)).filter(({ link_type }) => link_type !== 'other')).toEqual([
    { application_id: analyst, link_type: 'rejection', matched_by: 'manual' },
  ]);
});

test('a mail that is about no application is linked to none that comes later', async () => {
  const early = await world.mail('hr@wren.test', 'Your application', REFUSAL);
  await transform();
  await judgeMail(world.session, [{ emailId: early, application: 'none' }]);
  await world.apply('Wren Hall', 'wren.test', 'Editor', '2026-03-09T12:00:00Z');
  await expectEqualToRebuild();
  expect(await links(early)).toEqual([]);
  await forgetVerdict(world.session, early);
  await transform();
  expect(await links(early)).toMatchObject([{ link_type: 'rejection' }]);
});

test('what is forgotten is as the rules have it', async () => {
  await forgetVerdict(world.session, letter);
  await forgetVerdict(world.session, doubtful);
  await expectEqualToRebuild();
  expect(await links(letter)).toMatchObject([{ application_id: sole, link_type: 'rejection' }]);
  expect(await links(doubtful)).toEqual([]);
  expect((await readReview(world.session, 10)).waiting).toBe(2);
  await expect(forgetVerdict(world.session, letter)).rejects.toThrow('no review has said anything');
  const { rows } = await world.session.pg.query('select from etl.correction_conflicts');
  expect(rows).toEqual([]);
});

test('a link that a model made is denied, and comes back, without being touched', async () => {
  await world.session.pg.query(
    `insert into saturnus.email_application_links (email_id, application_id, link_type, matched_by)
    values ($1, $2, 'offer', 'email_content')`,
    [unsure, engineer],
  );
  await judgeMail(world.session, [{ emailId: unsure, label: 'other', application: 'none' }]);
  await expectEqualToRebuild();
  const ofModel = async () =>
    (await links(unsure)).find(({ application_id }) => application_id === engineer);
  expect(await ofModel()).toMatchObject({ link_type: 'other' });
  await forgetVerdict(world.session, unsure);
  await expectEqualToRebuild();
  expect(await ofModel()).toMatchObject({ link_type: 'offer', matched_by: 'email_content' });
});

test.each([
  ['a mail that is not there', () => [{ emailId: engineer }], 'no such mail'],
  ['an application of nobody', () => [{ emailId: letter, application: letter }], 'no such appl'],
  ['a mail told twice', () => [{ emailId: letter }, { emailId: letter }], 'judged twice'],
  ['no id', () => [{ emailId: '1' }], 'no UUID'],
])('%s is refused, and nothing is written', async (_, wrong, message) => {
  const all = [{ emailId: unsure, label: 'rejection' as const }, ...wrong()];
  await expect(judgeMail(world.session, all)).rejects.toThrow(message);
  expect((await readReview(world.session, 10)).waiting).toBe(2);
});
