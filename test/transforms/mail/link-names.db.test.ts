// Names of companies as mails spell them, and words that only look like one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainWords } from '../../../src/mail/reading/company-names.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { type MailFixture, mailFixture, REFUSAL } from './mail-fixture.ts';

const ATS = 'no-reply@us.greenhouse-mail.io';

/** A company, and how mails call it. */
const SPELT = [
  ['Société Lumière SARL', 'Societe Lumiere'],
  ['Ørskov A/S', 'Orskov'],
  ['Ørsund A/S', 'Oersund'],
  ['Åkerlund AB', 'Akerlund'],
  ['Åkesson AB', 'Aakesson'],
  ['Zuehlmann Engineering AG', 'Zühlmann Engineering'],
  ['Strauß & Söhne KG', 'Strauss und Soehne'],
  ['Groß Elektronik GmbH', 'Gross Elektronik'],
  ['Johnson & Dale Ltd', 'Johnson and Dale'],
  ['Smith and Vale', 'Smith & Vale'],
  ['Łodyga Sp. z o.o.', 'Lodyga'],
  ['Çelik Yazılım A.Ş.', 'Celik Yazilim'],
  ['Iglesias y Cía S.A. de C.V.', 'Iglesias y Cia'],
  ['OÜ Kalev Tarkvara', 'Kalev Tarkvara'],
  ['ООО «Вектор Плюс»', 'Вектор Плюс'],
  ['株式会社ミライ電機', 'ミライ電機'],
  ['Tri-Star Optics', 'TriStar Optics'],
  ['DataForge Labs', 'Data Forge Labs'],
  ["O'Mally Partners LLP", 'OMally Partners'],
  ['Brightly.io', 'Brightly'],
  ['The Wexler Company', 'Wexler'],
  ['Wernicke Gruppe', 'Wernicke'],
  ['Medtech Nordic ApS (Denmark)', 'Medtech Nordic'],
  ['PricewaterhouseCoopers', 'PwC'],
] as const;

/** Companies applied to; mails speak of them, or of others. */
const ALONE = ['Halden', 'Remote', 'Target'] as const;

let world: MailFixture;
const applications = new Map<string, string>();

beforeAll(async () => {
  world = await mailFixture();
  for (const company of [...SPELT.map(([name]) => name), ...ALONE])
    applications.set(company, await world.apply(company, null, 'Data Analyst', '2026-03-01'));
});
afterAll(() => world[Symbol.asyncDispose]());

/** Writes these mails, and gives the companies they are linked to. */
async function linkedTo(
  mails: readonly { from?: string; subject: string; body?: string; name?: string }[],
) {
  const ids = [];
  for (const { from = ATS, subject, body = REFUSAL, name } of mails)
    ids.push(await world.mail(from, subject, body, '2026-03-20T10:00:00Z', name));
  const names = ['email_classifications', 'email_application_links'];
  await runTransforms(world.session, { names, asOf: '2026-06-01T00:00:00Z' });
  const { rows } = await world.session.pg.query<{ email_id: string; application_id: string }>(
    'select email_id, application_id from saturnus.email_application_links',
  );
  const companies = new Map([...applications].map(([company, id]) => [id, company]));
  const linked = new Map(rows.map((row) => [row.email_id, companies.get(row.application_id)]));
  return ids.map((id) => linked.get(id));
}

test('a company is known by its name in other letters, parts and forms', async () => {
  const companies = SPELT.map(([company]) => company);
  const inSubject = SPELT.map(([, spelt]) => ({ subject: `Your application to ${spelt}` }));
  const asSender = SPELT.map(([, spelt]) => ({
    subject: 'Your application',
    name: `${spelt} Hiring Team`,
  }));
  expect(await linkedTo(inSubject)).toEqual(companies);
  expect(await linkedTo(asSender)).toEqual(companies);
  const late = await world.mail(ATS, 'Your application to Jäntsch and Cole', REFUSAL);
  await linkedTo([]);
  const company = 'Jäntsch & Cole';
  applications.set(company, await world.apply(company, null, 'Data Analyst', '2026-03-01'));
  await linkedTo([]);
  const { rows } = await world.session.pg.query(
    'select application_id from saturnus.email_application_links where email_id = $1',
    [late],
  );
  expect(rows).toEqual([{ application_id: applications.get(company) }]);
});

test('a name of one word is not the beginning of a longer one', async () => {
  const about = [
    { subject: 'Your application to Halden AG' },
    { subject: 'Halden | Update' },
    { subject: 'Halden Data Analyst' },
    { subject: 'Your application', name: 'Halden Talent Acquisition' },
    { subject: 'Your application', name: 'Halden' },
    { subject: 'Update', body: `${REFUSAL}\n\nBest,\nThe Halden Team` },
  ];
  expect(await linkedTo(about)).toEqual(about.map(() => 'Halden'));
  const others = [
    { subject: 'Your application to Halden Energy' },
    { subject: 'Your application', name: 'Halden Energy Careers' },
    { subject: 'Your Application For Remote Position At Borealis' },
    {
      subject: 'Thank you for applying to Borealis',
      body: `${REFUSAL} Target start date: Monday.`,
    },
  ];
  expect(await linkedTo(others)).toEqual(others.map(() => undefined));
});

test('a company without a domain is known by that of the sender, where it is all of its name', async () => {
  for (const company of ['Orsini Pagamenti', 'Köhl & Söhne GmbH', 'Wise', 'Data Systems'])
    applications.set(company, await world.apply(company, null, 'Data Analyst', '2026-03-01'));
  const mails = [
    ['hr@orsini-pagamenti.example', 'Orsini Pagamenti'],
    ['hr@orsinipagamenti.example', 'Orsini Pagamenti'],
    ['kim@mail.orsinipagamenti.example', 'Orsini Pagamenti'],
    ['jobs@koehlundsoehne.example', 'Köhl & Söhne GmbH'],
    ['jobs@kohlsohne.example', 'Köhl & Söhne GmbH'],
    ['hr@orsinipagamentigroup.example', undefined],
    ['team@otherwise.example', undefined],
    ['kim@datasystems.gmail.com', undefined],
  ] as const;
  const linked = await linkedTo(
    mails.map(([from]) => ({ from, subject: 'Your application', body: REFUSAL })),
  );
  expect(linked.map((company, at) => [mails[at]?.[0], company])).toEqual(mails);
});

test('words that were made plain before are the words that the server finds', async () => {
  const texts = [
    ...SPELT.flat(),
    '“Remote” – it’s “Ørskov’s”… \t(Çelik,\u00a0ＡＢＣ) ½ of ﬁve , and;\r\nmore',
    'e\u0301, \u0301! Ö\u0308\u00ad ǀ １２，３ 株式会社ミライ・電機。',
  ];
  const { rows } = await world.session.pg.query<{ text: string }>(
    `select whole as text from unnest($1::text[], $2::text[]) as t (whole, plain)
    where etl.words(whole) is distinct from etl.words(plain)`,
    [texts, texts.map(plainWords)],
  );
  expect(rows).toEqual([]);
});
