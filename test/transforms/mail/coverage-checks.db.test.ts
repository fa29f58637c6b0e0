import { afterEach, beforeEach, expect, it } from 'vitest';
import { readChecks } from '../../../src/transforms/check-files.ts';
import { runCheck } from '../../../src/transforms/run-checks.ts';
import { parametersOf } from '../../../src/transforms/run-transform.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const asOf = '2026-06-01T00:00:00Z';
let fixture: MailFixture;

beforeEach(async () => {
  fixture = await mailFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

async function findings(name: string): Promise<Record<string, unknown>[]> {
  await runTransforms(fixture.session, {
    names: ['email_classifications', 'email_application_links'],
    asOf,
  });
  const check = readChecks().find((candidate) => candidate.name === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  const { rows } = await runCheck(
    fixture.session,
    check,
    await parametersOf(fixture.session, asOf),
  );
  return rows.map((row) => JSON.parse(row));
}

it('a mail that fits two applications is found until it is linked by hand', async () => {
  const one = await fixture.apply('Initech', null, 'Analyst', '2026-03-05T00:00:00Z');
  const two = await fixture.apply('Hooli', null, 'Analyst', '2026-03-05T00:00:00Z');
  const email = await fixture.mail('no-reply@lever.co', 'Initech and Hooli', REFUSAL);
  expect(await findings('mail_fits_two_applications')).toMatchObject([
    { email_id: email, application_ids: [one, two].sort() },
  ]);
  await fixture.session.pg.query(
    `insert into saturnus.email_application_links (email_id, application_id, matched_by) values ($1, $2, 'manual')`,
    [email, one],
  );
  expect(await findings('mail_fits_two_applications')).toEqual([]);
});

it('an answer that matches no application is found', async () => {
  const email = await fixture.mail('jobs@unknown.test', 'Update', REFUSAL);
  await fixture.mail('friend@mail.test', 'Dinner', 'Are you free?');
  expect(await findings('mail_answers_without_application')).toMatchObject([
    { email_id: email, classification_label: 'rejection', sender_domain: 'unknown.test' },
  ]);
});

it('sender domains that no rule knows are counted', async () => {
  for (let n = 0; n < 10; n++) await fixture.mail('news@odd.test', `Hello ${n}`, 'Nothing to see.');
  for (let n = 0; n < 9; n++) await fixture.mail('news@rare.test', `Hello ${n}`, 'Nothing to see.');
  expect(await findings('mail_unclassified_senders')).toEqual([
    { sender_domain: 'odd.test', messages: 10 },
  ]);
});

it('applications without any mail are found where mail of their time is loaded', async () => {
  await fixture.mail('jobs@globex.com', '1', REFUSAL, '2026-03-01T00:00:00Z');
  await fixture.mail('jobs@globex.com', '2', REFUSAL, '2026-05-20T00:00:00Z');
  await fixture.apply('Globex', 'globex.com', 'Engineer', '2026-02-28T00:00:00Z');
  const silent = await fixture.apply('Initech', null, 'Analyst', '2026-03-05T00:00:00Z');
  await fixture.apply('Hooli', null, 'Analyst', '2026-05-19T00:00:00Z');
  await fixture.apply('Umbrella', null, 'Analyst', '2025-12-01T00:00:00Z');
  expect(await findings('mail_missing_for_applications')).toMatchObject([
    { application_id: silent },
  ]);
});
