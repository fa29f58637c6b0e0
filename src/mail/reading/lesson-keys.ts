// What a mail has in common with later ones of its kind: by these a person's verdicts teach. Digests, so that nobody reads
// the words in a second place.
import { hash } from 'node:crypto';
import { normalizeSubject } from '../subject.ts';
import { isSenderOf } from './senders.ts';

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;

/** Digests as UUIDs; null where the mail has no such part. */
interface LessonKeys {
  sender: string | null;
  /** Of what this sender writes. */
  subject: string | null;
  phrase: string | null;
}

/** Keys of a mail and the phrase that decided it. Systems that write for many companies are told apart by name, too. */
export function lessonKeys(mail: {
  fromAddress: string;
  fromName: string | null;
  subject: string | null;
  ruleId: string | null;
  phrase: string | null;
}): LessonKeys {
  const { fromAddress, fromName, subject, ruleId, phrase } = mail;
  if (fromAddress === '') return { sender: null, subject: null, phrase: key(ruleId, phrase) };
  const isSystem = isSenderOf(fromAddress.toLowerCase(), 'ats', 'tests', 'tool');
  const sender = `${isSystem ? (fromName ?? '') : ''} ${fromAddress}`.toLowerCase();
  const masked = maskedSubject(subject ?? '');
  return {
    sender: digest(sender),
    subject: masked === '' ? null : digest(`${sender}\n${masked}`),
    phrase: key(ruleId, phrase),
  };
}

/** A subject without what differs from mail to mail: numbers, and names as far as capitals tell them. */
export function maskedSubject(subject: string): string {
  const words = normalizeSubject(subject).match(TOKEN) ?? [];
  const masked = words.map((word, place) => {
    if (/\p{N}/u.test(word)) return '0';
    return place > 0 && /^\p{Lu}/u.test(word) ? '*' : word.toLowerCase();
  });
  return masked.filter((word, place) => word !== masked[place - 1]).join(' ');
}

const key = (ruleId: string | null, phrase: string | null): string | null =>
  ruleId === null || phrase === null
    ? null
    : digest(`${ruleId.split('.')[0]}\n${phrase.replace(/\p{N}+/gu, '0')}`);

function digest(text: string): string {
  const hex = hash('sha256', text);
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
