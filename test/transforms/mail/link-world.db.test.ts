import { expect, it } from 'vitest';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { linkWorld, type WorldMail } from './link-world.ts';
import { mailFixture } from './mail-fixture.ts';

/** What a seed's links are: right, wrong, missing, by kind of mail. */
async function judge(seed: number) {
  await using fixture = await mailFixture();
  const { applications, mails } = linkWorld(seed);
  const ids: string[] = [];
  for (const [day, { company, domain, title }] of applications.entries())
    ids.push(await fixture.apply(company, domain, title, `2026-03-01T0${day % 10}:00:00Z`));
  const sent = new Map<string, WorldMail>();
  for (const mail of mails)
    sent.set(
      await fixture.mail(mail.from, mail.subject, mail.body, '2026-03-20T10:00:00Z', mail.name),
      mail,
    );
  const names = ['email_classifications', 'email_application_links'];
  await runTransforms(fixture.session, { names, asOf: '2026-06-01T00:00:00Z' });
  const { rows } = await fixture.session.pg.query<{ email_id: string; application_id: string }>(
    'select email_id, application_id from saturnus.email_application_links',
  );
  const linked = new Map(rows.map((row) => [row.email_id, row.application_id]));
  return [...sent].map(([id, mail]) => {
    const link = linked.get(id);
    const right = mail.about === null || mail.about === undefined ? undefined : ids[mail.about];
    return {
      ...mail,
      isLinked: link !== undefined,
      isRight: link === right,
      expects: right !== undefined,
    };
  });
}

/** The last one is another each time; NYX_SEED=1,2,3 repeats these. */
const seeds = process.env.NYX_SEED?.split(',').map(Number) ?? [
  ...[11, 12],
  Math.floor(Math.random() * 2 ** 31),
];

it.each(seeds)('links of the world of seed %i', async (seed) => {
  const judged = await judge(seed);
  const linked = judged.filter(({ isLinked }) => isLinked);
  const right = linked.filter(({ isRight }) => isRight);
  const expected = judged.filter(({ expects }) => expects);
  const wrong = judged
    .filter(({ isLinked, isRight, expects }) => (isLinked && !isRight) || (expects && !isLinked))
    .map(({ kind, subject, name, isLinked }) => `${kind}: ${name ?? ''} ${subject} ${isLinked}`);
  expect(right.length / linked.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(right.length / expected.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
});
