// An answer that was only guessed counts nowhere until a person confirms it; reports say how many wait.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeMail } from '../../../src/transforms/review/judge-mail.ts';
import { readReview } from '../../../src/transforms/review/read-review.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../../src/transforms/verify.ts';
import { runCli } from '../../support/run-cli.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-08-01T00:00:00Z';
const SESSION = '00000000-0000-4000-8000-000000000005';
let world: MailFixture;
let [first, again, unsureOf] = ['', '', ''];
let [nearest, weak] = ['', ''];

beforeAll(async () => {
  world = await mailFixture();
  first = await world.apply('Umbrella', null, 'Chemist', '2026-02-01T00:00:00Z');
  again = await world.apply('Umbrella', null, 'Chemist', '2026-03-05T00:00:00Z');
  unsureOf = await world.apply('Tern Works', 'tern.test', 'Writer', '2026-03-02T12:00:00Z');
  nearest = await world.mail('no-reply@lever.co', 'Chemist at Umbrella', REFUSAL);
  weak = await world.mail('jobs@tern.test', 'Interview invitation', 'Hello Ada, see you.');
  await world.session.pg.query(
    `insert into nyx.application_sessions (id, user_id, session_name, start_datetime)
    select $1, id, 'March', '2026-03-01' from nyx.users`,
    [SESSION],
  );
  await world.session.pg.query('update nyx.applications set session_id = $1 where id = any ($2)', [
    SESSION,
    [first, again],
  ]);
  await runTransforms(world.session, { asOf });
});
afterAll(() => world[Symbol.asyncDispose]());

/** What reports and definitions make of it, the same after a full rebuild. */
async function answered(): Promise<string[]> {
  await runTransforms(world.session, { asOf });
  const verified = await verifyTransforms(world.session, { asOf, names: [] });
  expect(verified.filter(({ equal }) => !equal)).toEqual([]);
  const { rows } = await world.session.pg.query<{ id: string; replied: boolean }>(
    'select id from etl.application_facts where replied or reached not in ($1, $2) order by id',
    ['sent', 'not sent'],
  );
  return rows.map(({ id }) => id);
}

const report = async (...words: string[]) => {
  const told = await runCli(['report', ...words, '--live', '--database-url', world.url]);
  expect(told).toMatchObject({ code: 0 });
  return told.stdout;
};

test('neither the nearest in time nor a lone subject is an answer', async () => {
  expect(await answered()).toEqual([]);
  const { rows } = await world.session.pg.query(
    'select email_id, link_type, matched_by from corrected.email_application_links where application_id = any ($1)',
    [[first, again]],
  );
  expect(rows).toEqual([{ email_id: nearest, link_type: 'other', matched_by: 'date_proximity' }]);
});

test('reports say how many wait and how they are asked for, a session those that may be about it; so does status', async () => {
  expect(await report('--overview')).toContain('2 mails wait for your verdict (nyx-etl review)');
  expect(JSON.parse(await report('--overview', '--json'))).toMatchObject({
    mail: { to_review: 2 },
    unsure: expect.arrayContaining([
      expect.objectContaining({ label: 'rejection', applications: 1 }),
    ]),
  });
  expect((await readReview(world.session, 10)).waiting).toBe(2);
  expect(await report('--session', SESSION)).toContain('1 mail waits for your verdict');
  const { stdout } = await runCli(['status', '--database-url', world.url]);
  expect(stdout).toContain(`2 mails wait for your verdict, see 'nyx-etl review'`);
});

test('an answer whose application was not said keeps waiting; the one confirmed counts', async () => {
  await judgeMail(world.session, [{ emailId: nearest, label: 'rejection' }]);
  expect(await answered()).toEqual([]);
  const { mails } = await readReview(world.session, 10);
  expect(mails.find(({ email_id }) => email_id === nearest)).toMatchObject({ reason: 'guess' });
  await judgeMail(world.session, [{ emailId: nearest, label: 'rejection', application: first }]);
  expect(await answered()).toEqual([first]);
  await judgeMail(world.session, [{ emailId: weak, label: 'interview_invite' }]);
  expect(await answered()).toEqual([first, unsureOf].sort());
  expect((await readReview(world.session, 10)).waiting).toBe(0);
});
