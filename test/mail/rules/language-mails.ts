import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { splitMbox, unescapeFromLines } from '../../../src/mail/mbox/mbox-splitter.ts';
import { readMessage } from '../../../src/mail/message-row.ts';
import type { Mail } from '../../../src/mail/rules/classify-mail.ts';
import type { Label } from '../../../src/mail/rules/phrase-rules.ts';

/** The languages of test/fixtures/mail-languages. */
export const MAIL_LANGUAGES = [
  ...['en', 'de', 'fr', 'es', 'pt', 'it'],
  ...['nl', 'pl', 'ru', 'tr', 'zh', 'ja'],
] as const;

/** What may be read while rules are made, by who wrote it. Phrases were made in sight of these. */
const WRITERS_IN_SIGHT = [
  ['seen', 'unseen'],
  ['fresh'],
  ['second-seen', 'second-unseen'],
  ['third-seen'],
  ['fourth-seen'],
  ['fifth-seen-a'],
  ['fifth-seen-b'],
  ['eleventh-seen-a'],
] as const;
/** Nobody has made phrases in sight of these: how sure verdicts are is measured on them. */
const WRITERS_AT_FIRST_SIGHT = [
  ['sixth-seen', 'sixth-seen-b'],
  ['seventh-seen-a'],
  ['seventh-seen-b'],
  ['seventh-seen-c'],
  ['seventh-seen-d'],
  ['seventh-seen-e'],
  ['eighth-seen-f'],
  ['eighth-seen-g'],
  ['eighth-seen-h'],
  ['ninth-seen-i'],
  ['ninth-seen-j'],
  ['ninth-seen-k'],
  ['tenth-seen-a'],
  ['tenth-seen-b'],
  ['tenth-seen-c'],
  ['tenth-seen-d'],
  ['tenth-seen-e'],
  ['eleventh-seen-b'],
  ['third-unseen'],
  ['tenth-unseen-a'],
  ['tenth-unseen-b'],
] as const;
/** What is only counted: nobody looks into it while rules are made. */
export const CLOSED_PARTS = [
  'eleventh-unseen-a',
  'eleventh-unseen-b',
  'twelfth-unseen-a',
  'twelfth-unseen-b',
] as const;

type OpenPart = (typeof WRITERS_IN_SIGHT | typeof WRITERS_AT_FIRST_SIGHT)[number][number];
export type Part = OpenPart | (typeof CLOSED_PARTS)[number];

/** The parts that may be read, by who wrote them. */
export const WRITERS: readonly (readonly OpenPart[])[] = [
  ...WRITERS_IN_SIGHT,
  ...WRITERS_AT_FIRST_SIGHT,
];
export const OPEN_PARTS: readonly OpenPart[] = WRITERS.flat();
export const PARTS_AT_FIRST_SIGHT: readonly OpenPart[] = WRITERS_AT_FIRST_SIGHT.flat();
/** Mails such as fill mailboxes; in the other parts hard ones are far more frequent, by request. */
export const PLAIN_PARTS: readonly OpenPart[] = [
  'seventh-seen-e',
  'eighth-seen-f',
  'eighth-seen-g',
  'eighth-seen-h',
  'ninth-seen-i',
  'ninth-seen-j',
  'ninth-seen-k',
  'tenth-seen-a',
  'tenth-seen-b',
  'tenth-seen-c',
  'tenth-seen-d',
  'tenth-seen-e',
  'tenth-unseen-a',
  'tenth-unseen-b',
];
/** Mails that are worded like others than they are, by request. */
export const MISLEADING_PARTS: readonly OpenPart[] = ['seventh-seen-c'];

/** A mail of the fixtures with what its writer says it is. */
export interface LanguageMail {
  language: string;
  label: Label;
  isDoubtful: boolean;
  mail: Mail;
}

const ANSWER_SHEET = /^X-(?:Label|Note): *(.*)\r?\n/gm;
const folder = join(import.meta.dirname, '../../fixtures/mail-languages');

const pathOf = (language: string, part: Part): string => join(folder, `${language}.${part}.mbox`);

/** The languages that a part has mails in: not every writer wrote in all of them. */
export function languagesOf(part: Part): string[] {
  return MAIL_LANGUAGES.filter((language) => existsSync(pathOf(language, part)));
}

/** Reads the mails of a language as the program does, without what their writer says of them. */
export async function readLanguageMails(language: string, part: Part): Promise<LanguageMail[]> {
  const mails: LanguageMail[] = [];
  const file = createReadStream(pathOf(language, part));
  for await (const piece of splitMbox(file, { maxMessageBytes: 1e6 })) {
    if (piece.kind !== 'message') throw new Error(`${language}.${part} has an unreadable message`);
    const text = unescapeFromLines(piece.bytes).toString('latin1');
    const [label, note = ''] = Array.from(text.matchAll(ANSWER_SHEET), ([, said]) => said ?? '');
    const row = readMessage(Buffer.from(text.replace(ANSWER_SHEET, ''), 'latin1'));
    if ('reason' in row) throw new Error(`${language}.${part}: ${row.reason}`);
    const mail: Mail = {
      fromAddress: row.from_address,
      direction: 'inbound',
      isBulk: row.is_bulk,
      subject: row.subject,
      bodyPlain: row.body_plain,
      bodyHtml: row.body_html,
    };
    mails.push({ language, label: label as Label, isDoubtful: note.includes('doubtful'), mail });
  }
  return mails;
}
