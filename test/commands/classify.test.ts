// What people see of the classification, on a mail of our own and on the labelled folders that NYX_REAL_DATA holds.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';

interface Message {
  file: string;
  label: string;
  receipt: boolean;
}

const emails = process.env.NYX_REAL_DATA ? join(process.env.NYX_REAL_DATA, 'emails') : '';
const labelled = (emails ? readdirSync(emails) : [])
  .map((name) => join(emails, name))
  .filter((folder) => existsSync(join(folder, 'labels.tsv')));

/** What each label of such a folder must be taken for. */
const EXPECTED: Record<string, (message: Message) => boolean> = {
  confirmation: ({ label, receipt }) => receipt && label !== 'rejection',
  rejection: ({ label }) => label === 'rejection',
  job_alert: ({ label }) => label === 'newsletter',
  // A decision put off: not a refusal, not a receipt.
  on_hold: ({ label, receipt }) => label !== 'rejection' && !receipt,
};

it('a file that is no message stops none of the others', async () => {
  await using files = await fixtureFolder();
  const notes = await files.write('notes.txt', 'milk, bread');
  const answer = await files.write(
    'answer.eml',
    'From: jobs@firm.test\r\nSubject: Your application\r\n\r\nWe have received your application.\r\n',
  );
  const { stdout, stderr, code } = await runCli(['classify', notes, answer]);
  expect({ code, stdout }).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('answer.eml: status_update'),
  });
  expect(stderr).toContain('notes.txt is no message');
});

it('classify --explain names the rule and the words that decided', async () => {
  await using files = await fixtureFolder();
  const path = await files.write(
    'answer.eml',
    'From: jobs@firm.test\r\nTo: ada@home.test\r\nSubject: Your application\r\n\r\nUnfortunately, we have decided not to move forward with your application.\r\n',
  );
  const { stdout, code } = await runCli(['classify', '--explain', path]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /decided +rejection.en.decided-not-to: "decided not to move forward"/,
    ),
  });
});

it.each(labelled)(
  '%s: at most one of 26 wrong, and no receipt called a rejection',
  async (folder) => {
    const truth = readFileSync(join(folder, 'labels.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([path = '', label = '']) => ({ file: join(folder, path), label: label.trim() }));
    const { stdout } = await runCli(['classify', '--json', ...truth.map(({ file }) => file)]);
    const { messages } = JSON.parse(stdout) as { messages: Message[] };
    const wrong = messages.filter(
      (message, index) => !EXPECTED[truth[index]?.label ?? '']?.(message),
    );
    console.log(`${truth.length - wrong.length} of ${truth.length} right`);
    expect(messages).toHaveLength(truth.length);
    expect(wrong.length).toBeLessThanOrEqual(Math.floor(truth.length / 26));
    const receipts = messages.filter((_, index) => truth[index]?.label === 'confirmation');
    expect(receipts.filter(({ label }) => label === 'rejection')).toEqual([]);
  },
);
