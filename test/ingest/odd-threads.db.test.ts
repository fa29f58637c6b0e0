// Conversations as a stranger may make them: whoever can write a mail must not keep a mailbox from being loaded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;

beforeAll(async () => {
  mail = await mailLoading();
});

afterAll(() => mail[Symbol.asyncDispose]());

/** A message that names one other, the way most programs answer. */
function message(id: string, answers?: string): string {
  return [
    'From x@y.test Mon Mar  2 10:00:00 2026',
    'From: Ada <ada@y.test>',
    'To: me@y.test',
    `Subject: ${id}`,
    `Message-ID: <${id}>`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}>`]),
    'Date: Mon, 2 Mar 2026 10:00:00 +0000',
    '',
    `text of ${id}`,
    '',
    '',
  ].join('\n');
}

async function load(account: string, messages: readonly string[]): Promise<void> {
  const summary = await mail.load(account, await mail.write(`${account}.mbox`, messages.join('')));
  expect(summary).toMatchObject({ read: messages.length, inserted: messages.length });
}

/** The conversation of each mail, by its subject. */
async function threads(account: string): Promise<Record<string, unknown>> {
  const rows = await mail.emails(account);
  return Object.fromEntries(rows.map(({ subject, thread }) => [subject, thread]));
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}@t`);

describe('one conversation', () => {
  it.each([2, 21, 22, 45, 300])('of %i mails, each naming the one before it', async (count) => {
    const account = `chain-${count}@t`;
    await load(
      account,
      ids(count).map((id, index) => message(id, index > 0 ? `${index - 1}@t` : undefined)),
    );
    expect(new Set(Object.values(await threads(account)))).toEqual(new Set(['0@t']));
  });

  it.each([2, 3, 4, 5, 7, 41])('of %i mails that answer each other in a ring', async (count) => {
    const account = `ring-${count}@t`;
    const ring = ids(count).map((id, index) => message(id, `${(index + 1) % count}@t`));
    await load(account, [...ring, message('tail@t', '1@t'), message('end@t', 'tail@t')]);
    const found = await threads(account);
    expect(Object.keys(found)).toHaveLength(count + 2);
    expect(new Set(Object.values(found))).toEqual(new Set(['0@t']));
  });

  it('whose middle comes last, when both its ends have begun conversations', async () => {
    await load('middle@t', [message('x@t', 'b@t'), message('z@t', 'y@t')]);
    await load('middle@t', [message('b@t', 'a@t'), message('y@t', 'x@t')]);
    expect(await threads('middle@t')).toEqual({
      'b@t': 'a@t',
      'x@t': 'a@t',
      'y@t': 'a@t',
      'z@t': 'a@t',
    });
  });

  it('of stored mails that a load makes into a ring stays whole', async () => {
    await load('late-ring@t', [message('2@t', '1@t'), message('4@t', '3@t')]);
    await load('late-ring@t', [message('1@t', '4@t'), message('3@t', '2@t')]);
    const found = await threads('late-ring@t');
    expect(Object.keys(found)).toHaveLength(4);
    expect(Object.values(found)).not.toContain(null);
  });
});

it('a mail that names itself, or one that nobody has, is in no conversation with others', async () => {
  await load('alone@t', [
    message('self@t', 'self@t'),
    message('plain@t'),
    message('far@t', 'gone@t'),
  ]);
  expect(await threads('alone@t')).toEqual({ 'self@t': null, 'plain@t': null, 'far@t': 'gone@t' });
});
