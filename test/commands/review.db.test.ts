// `nyx-etl review` as people call it: a list, a file that is filled in, one key per mail.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reviewByKeys } from '../../src/commands/review-keys.ts';
import { startInvocation, within } from '../../src/invocation.ts';
import { readReview } from '../../src/transforms/review/read-review.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';
import { type MailFixture, mailFixture, REFUSAL } from '../transforms/mail/mail-fixture.ts';

let world: MailFixture;
let files: FixtureFolder;
let [engineer, doubtful, unsure] = ['', '', ''];

beforeAll(async () => {
  world = await mailFixture();
  files = await fixtureFolder();
  engineer = await world.apply('Orbit Labs', 'orbit.test', 'Engineer', '2026-03-01T12:00:00Z');
  await world.apply('Orbit Labs', 'orbit.test', 'Analyst', '2026-03-02T12:00:00Z');
  await world.apply('Tern Works', 'tern.test', 'Writer', '2026-03-02T12:00:00Z');
  doubtful = await world.mail('hr@orbit.test', 'Your application', REFUSAL);
  unsure = await world.mail(
    'jobs@tern.test',
    'Interview \u001b[2J',
    'Hello.',
    '2026-03-09T10:00:00Z',
  );
  await runTransforms(world.session, { asOf: '2026-08-01T00:00:00Z' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const { pg } = world.session;
  await pg.query(`delete from saturnus.email_application_links where matched_by = 'manual'`);
  await pg.query(`delete from saturnus.email_classifications where generated_by = 'user'`);
});

const run = (...words: string[]) => runCli(['review', ...words, '--database-url', world.url]);

async function said(): Promise<string[]> {
  const { rows } = await world.session.pg.query<{ email_id: string; label: string }>(
    `select email_id, classification_label as label from saturnus.email_classifications
    where generated_by = 'user'`,
  );
  return rows.map(({ email_id, label }) => `${email_id} ${label}`).sort();
}

/** Writes the file, has it filled in, and reads it. */
async function fillIn(name: string, change: (content: string) => string) {
  const path = join(files.path, name);
  const format = name.split('.')[1] ?? '';
  expect(await run('--format', format, '--out', path)).toMatchObject({ code: 0 });
  await writeFile(path, change(await readFile(path, 'utf8')));
  return run('--from', path);
}

test('a list says who wrote, what decided and which applications it may be about', async () => {
  const { code, stdout, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^2 mails wait for you\n\nYour application\n {2}from {5}hr@orbit.test, 2026-03-10\n/,
  );
  expect(stdout).toContain('taken as rejection');
  expect(stdout).toContain('in doubt between applications; may end a silence');
  expect(stdout).toMatch(
    /begins {3}Thank you for your application. We have decided to move forward with other candidates\./,
  );
  expect(stdout).toMatch(/words {4}".*forward with other.*"/);
  expect(stdout).toContain('Orbit Labs, Engineer, 2026-03-01');
  expect(stdout).not.toContain('\u001b');
});

test('a CSV file comes back, also as a spreadsheet with semicolons saves it', async () => {
  const filled = await fillIn('mails.csv', (content) =>
    content
      .replace(`${doubtful},,`, `${doubtful},Rejection,${engineer}`)
      .replaceAll(/,(?=(?:[^"\n]*"[^"\n]*")*[^"\n]*$)/gm, ';'),
  );
  expect(filled).toMatchObject({ code: 0, stdout: '1 mail judged, 1 left without a verdict\n' });
  expect(filled.stderr).toContain('next: nyx-etl transform');
  expect(await said()).toEqual([`${doubtful} rejection`]);
});

test('a JSON file comes back', async () => {
  const filled = await fillIn('mails.json', (content) =>
    content.replaceAll('"verdict": null', '"verdict": "other"'),
  );
  expect(filled).toMatchObject({ code: 0, stdout: '2 mails judged, 0 left without a verdict\n' });
});

test('a page holds the mails, their words and choices, and its script makes the file that comes back', async () => {
  const page = join(files.path, 'mails.html');
  expect(await run('--format', 'html', '--out', page)).toMatchObject({ code: 0 });
  const html = await readFile(page, 'utf8');
  expect(html).toContain(`<section data-mail="${doubtful}">`);
  expect(html).toContain('We have decided to move forward with other candidates.');
  expect(html).toContain(`<option value="${engineer}">Orbit Labs, Engineer, 2026-03-01</option>`);
  expect(html).toContain('email_id,verdict,application');
  expect(html).not.toContain('\u001b');
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
  const digest = createHash('sha256').update(script).digest('base64');
  expect(html).toContain(`script-src 'sha256-${digest}'`);
  const verdicts = await files.write(
    'verdicts.csv',
    `email_id,verdict,application\n${doubtful},rejection,${engineer}\n${unsure},,\n`,
  );
  expect(await run('--from', verdicts)).toMatchObject({
    code: 0,
    stdout: '1 mail judged, 1 left without a verdict\n',
  });
});

test('a wrong label is told with its line, and nothing is written', async () => {
  const wrong = await fillIn('wrong.csv', (content) =>
    content
      .replace(`${doubtful},`, `${doubtful},offer`)
      .replace(`${unsure},`, `${unsure},rejecton`),
  );
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/line 3: the verdict is no label; nothing was written/);
  expect(wrong.stderr).toContain('did you mean rejection?');
  expect(await said()).toEqual([]);
});

test.each([
  [['--from', '@none.csv'], 'no mails with email_id', 2],
  [['--forget', '7f9c'], "nothing was judged yet: 'nyx-etl review' shows what waits", 2],
  [['--out', 'x.csv'], '--out wants a --format', 2],
  [['--from', 'x.csv', '--forget', 'y'], 'exclude each other', 2],
])('%j is refused in words', async (words, message, code) => {
  await files.write('none.csv', 'name,tier\nA,B\n');
  const result = await run(...words.map((word) => word.replace(/^@/, `${files.path}/`)));
  expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
});

/** What the keys do, and what is seen meanwhile. */
async function press(keys: Iterable<string>): Promise<string> {
  const stdout = new PassThrough();
  const review = await readReview(world.session, 10);
  const io = { stdout, stderr: new PassThrough(), env: {} };
  await within(startInvocation([], io), () => reviewByKeys(world.session, review, keys));
  stdout.end();
  return text(stdout);
}

test('one key per mail says what it is; u takes the last one back, q ends', async () => {
  expect(await press('no')).toMatch(
    /1 of 2: Your application\n[\s\S]*-> other\n[\s\S]*2 of 2: Interview/,
  );
  expect(await said()).toEqual([`${doubtful} other`, `${unsure} offer`].sort());
});

test('u takes the last one back and shows it again, s leaves a mail, q ends', async () => {
  expect(await press('ru')).toMatch(
    /-> rejection, but of which application was not said[\s\S]*taken back\n\n1 of 2: Your application/,
  );
  expect(await said()).toEqual([]);
  await press('sqr');
  expect(await said()).toEqual([]);
});

test('what is pasted, or typed faster than mails are shown, judges nothing', async () => {
  const shown = await press(['r\r', 'hello\n', '12', 'constructor', 'i i', 'q']);
  expect(shown).not.toMatch(/->|2 of 2|NaN|about none of/);
  expect(await said()).toEqual([]);
});

test('who forgets a mail that was not judged is told which were', async () => {
  await press('ro');
  expect(await run('--forget', '7f9c')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      new RegExp(`said anything of mail 7f9c\nhint: .+\n${unsure} offer\n${doubtful} rejection\n`),
    ),
  });
  expect(await run('--forget', unsure)).toMatchObject({ code: 0 });
  expect((await run('--forget', unsure)).stderr).toContain(`are:\n${doubtful} rejection\n`);
});

test('of a mail that fits no application it is said that it is linked once it fits one', async () => {
  const { pg } = world.session;
  const alone = await world.mail(
    'hr@lone.test',
    'Your interview',
    'Hello.',
    '2026-03-12T10:00:00Z',
  );
  await runTransforms(world.session, { asOf: '2026-08-01T00:00:00Z' });
  const { mails } = await readReview(world.session, 10);
  const before = 's'.repeat(mails.findIndex(({ email_id }) => email_id === alone));
  expect(await press(`${before}rq`)).toContain(
    '-> rejection; it fits no application that is loaded, and is linked once it fits one\n',
  );
  const lone = await world.apply('Lone Star', 'lone.test', 'Writer', '2026-03-04T12:00:00Z');
  await runTransforms(world.session, { asOf: '2026-08-01T00:00:00Z' });
  const { rows } = await pg.query(
    'select application_id, link_type from saturnus.email_application_links where email_id = $1',
    [alone],
  );
  expect(rows).toEqual([{ application_id: lone, link_type: 'rejection' }]);
});

test('a digit chooses the application; Enter confirms what the mail is taken for', async () => {
  await press('2\rq');
  const { rows } = await world.session.pg.query(
    `select application_id, link_type from saturnus.email_application_links where matched_by = 'manual'`,
  );
  expect(rows).toEqual([{ application_id: engineer, link_type: 'rejection' }]);
});
