// Whether a row was sent: its word says so, or a date of sending; a date of adding or logging never does.
import { expect, test } from 'vitest';
import { lenient } from '../fixture-files.ts';
import { listDatabase } from './list-loading.ts';

const told = async (db: Awaited<ReturnType<typeof listDatabase>>) =>
  (await db.applications()).map(
    ({ company, status, sent }) => `${company} ${status} ${sent?.slice(0, 10) ?? '-'}`,
  );

test('a date of adding sends nothing where the list has a date of sending, which is empty', async () => {
  await using db = await listDatabase();
  const load = await db.load(
    `Company,Role,Date Added,Date Applied,Status
Amsel,Dev,2026-05-01,,Ineligible
Buchfink,Dev,2026-05-02,,Closed (Expired)
Dohle,Dev,2026-05-03,,
Elster,Dev,2026-05-04,,Quux
Fink,Dev,2026-05-05,2026-05-06,Quux
Girlitz,Dev,2026-05-07,,Applied
`,
    lenient,
  );
  expect(await told(db)).toEqual([
    'Amsel skipped -',
    'Buchfink queued -',
    'Dohle queued -',
    'Fink submitted 2026-05-06',
    'Girlitz submitted -',
  ]);
  expect(load).toMatchObject({ rejected: 1, reasons: { unknown_status: 1 } });
  const how = "say it with --map-value 'status.Quux=…' (waiting, interview, rejected, offer, …)";
  expect(load.notes.status).toMatchObject({
    [`“Quux” is not known, taken as sent because Date Applied has a day: ${how}`]: 1,
    [`“Quux” is not known: ${how}`]: 1,
  });
});

test('by the time of a log alone only a word that is known says that it was sent', async () => {
  await using db = await listDatabase();
  const words = ['dry_run', 'DRY RUN', 'Preview', 'captcha', 'no easy apply', 'pulada', 'Quux'];
  const rows = [...words, 'Manual Necessário', 'flagged_manual_review', 'applied'].map(
    (word, at) => `Firma ${at},Dev,2026-05-01T10:00:00Z,${word}\n`,
  );
  const load = await db.load(`company,title,timestamp,status\n${rows.join('')}`, lenient);
  expect(load).toMatchObject({ rejected: 1, reasons: { unknown_status: 1 } });
  const sent = (await told(db)).filter((line) => line.includes('submitted'));
  expect(sent).toEqual(['Firma 9 submitted 2026-05-01']);
});

test('what denies that it was sent decides over a day of sending, in many languages', async () => {
  await using db = await listDatabase();
  const words = [
    ...["Didn't apply", 'Did not apply', 'not complete', 'abandoned', 'übersprungen'],
    ...['pas postulé', 'no apliqué', 'não apliquei', 'saltato', 'スキップ', 'overgeslagen'],
    ...['pominięte', 'пропущено', 'başvurmadım', '跳过'],
  ];
  const rows = words.map((word) => `${word} GmbH,Dev,2026-05-01,${word}\n`);
  await db.load(`Company,Role,Date Applied,Status\n${rows.join('')}`);
  const lines = await told(db);
  expect(lines).toHaveLength(words.length);
  expect(lines.filter((line) => !/ (?:skipped|queued) -$/.test(line))).toEqual([]);
});

test('what is pending was sent, unless the list has a day of sending that is empty', async () => {
  await using db = await listDatabase();
  await db.load(`Company,Role,Date Applied,Status
Amsel,Dev,,Pending
Buchfink,Dev,2026-05-01,pending review
`);
  await db.load('Company,Role,Status\nDohle,Dev,Pending\n');
  expect(await told(db)).toEqual([
    'Amsel queued -',
    'Buchfink submitted 2026-05-01',
    'Dohle submitted -',
  ]);
});

test('a cross in place of a status leaves the day on which it was sent', async () => {
  await using db = await listDatabase();
  await db.load('Company,Role,Date Applied,Status\nAmsel,Dev,2026-05-01,❌\nDohle,Dev,,❌\n');
  expect(await told(db)).toEqual(['Amsel submitted 2026-05-01', 'Dohle queued -']);
});

test('an answer that says it was not sent decides over a status that nobody knows', async () => {
  await using db = await listDatabase();
  await db.load('Company,Role,Status,Response\nAmsel,Dev,Quux,Not Applied\n');
  expect(await told(db)).toEqual(['Amsel queued -']);
});

test('a column of ones is no board of states', async () => {
  await using db = await listDatabase();
  const load = await db.load('Company,Role,Board\nAmsel,Dev,1\nDohle,Dev,1\n');
  expect(load).toMatchObject({ inserted: 2 });
  expect(await told(db)).toEqual(['Amsel queued -', 'Dohle queued -']);
});
