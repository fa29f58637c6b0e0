import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitMbox, unescapeFromLines } from '../../src/mail/mbox/mbox-splitter.ts';
import { type MessageRow, readMessage } from '../../src/mail/message-row.ts';
import { theSample } from './read-sample.ts';

async function readMailbox(folder: string) {
  const messages: MessageRow[] = [];
  const reasons: string[] = [];
  const charsets = new Set<string>();
  let isQuoted = false;
  for await (const piece of splitMbox(createReadStream(join(folder, 'mail.mbox')), {
    maxMessageBytes: 1e6,
  })) {
    if (piece.kind === 'set_aside') throw new Error(piece.reason);
    isQuoted ||= piece.bytes.includes('\n>From ');
    for (const [, charset = ''] of piece.bytes.toString('latin1').matchAll(/charset="([^"]+)"/g))
      charsets.add(charset);
    const message = readMessage(unescapeFromLines(piece.bytes));
    if ('reason' in message) reasons.push(message.reason);
    else messages.push(message);
  }
  return { messages, reasons, charsets, isQuoted };
}

test('The mailbox reads as real mail: languages, encodings, threads, and two stretches that are none', async () => {
  const sample = await theSample();
  const { messages, reasons, charsets, isQuoted } = await readMailbox(sample.folder);
  expect(messages).toHaveLength(4006);
  expect(reasons.sort()).toEqual(['nested_too_deep', 'not_a_message']);
  expect(new Set(messages.map((message) => message.message_id)).size).toBe(4000);
  expect([...charsets].sort()).toEqual(['iso-8859-1', 'iso-8859-15', 'utf-8', 'windows-1252']);
  expect(isQuoted).toBe(true);
  const texts = messages.map(
    (message) => `${message.subject} ${message.body_plain ?? message.body_html}`,
  );
  expect(texts.filter((text) => text.includes('\ufffd'))).toEqual([]);
  for (const phrase of [
    'Eingangsbestätigung',
    'n’a pas été retenue',
    'Lamentamos comunicarte',
    'não avançar',
    '€',
  ])
    expect(texts.some((text) => text.includes(phrase))).toBe(true);
  expect(messages.filter((message) => message.repairs.length > 0)).toEqual([]);
});

test('Answers belong to the mail they answer, and come after it', async () => {
  const sample = await theSample();
  const { messages } = await readMailbox(sample.folder);
  const byId = new Map(messages.map((message) => [message.message_id, message]));
  const answers = messages.filter((message) => message.reference_ids.length > 0);
  expect(answers.length).toBeGreaterThan(30);
  for (const answer of answers) {
    const parent = byId.get(answer.reference_ids.at(-1) ?? '');
    expect(
      parent?.received_at && answer.received_at && parent.received_at < answer.received_at,
    ).toBe(true);
  }
});
