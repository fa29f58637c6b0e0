import { splitEntries } from './address-entries.ts';
import { decodeWords } from './encoded-words.ts';
import { decodeRaw } from './headers.ts';
import { MAX_ADDRESS_CHARACTERS, MAX_NAME_CHARACTERS } from './limits.ts';

/** One mailbox of an address header; the address is lower-cased, the name decoded and possibly empty. */
export interface Mailbox {
  name: string;
  address: string;
}

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+$/;
/** As archives of mailing lists write addresses to hide them from harvesters. */
const HIDDEN =
  /^(?:([^<>()]{0,200})<)?\s*([\w.+=-]{1,100})\s+(?:at|\(at\)|\[at\])\s+([\w-]+(?:\.[\w-]+)+)\s*(?:[>(]|$)/i;
/** A name before its encoded words are decoded. */
const MAX_RAW_NAME_CHARACTERS = 4 * MAX_NAME_CHARACTERS;
/** Of an entry without angle brackets, as much as a name, an address and a comment take. */
const MAX_ENTRY_CHARACTERS = 2 * MAX_NAME_CHARACTERS;

/**
 * Splits an address header into mailboxes; groups are opened, entries without an address left out, but for the first half
 * of a name with a comma that nobody quoted: `Acme, Inc. <jobs@acme.example>`.
 */
export function readAddresses(value: string, charset?: string): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  let halves: string[] = [];
  for (const { text, endsAtComma } of splitEntries(decodeRaw(value, charset))) {
    const mailbox = readMailbox(text);
    if (mailbox !== undefined) {
      const belongs = halves.length > 0 && mailbox.name !== '' && text.includes('<');
      const name = belongs ? [...halves, mailbox.name].join(', ') : mailbox.name;
      mailboxes.push({ ...mailbox, name: name.slice(0, MAX_NAME_CHARACTERS) });
    }
    const isHalf = mailbox === undefined && endsAtComma && !text.includes('@') && halves.length < 3;
    halves = isHalf ? [...halves, displayName(text)] : [];
  }
  return mailboxes;
}

function readMailbox(entry: string): Mailbox | undefined {
  const angle = entry.lastIndexOf('<');
  if (angle !== -1) {
    const address = normalized(insideAngle(entry, angle));
    if (address !== undefined) return { name: displayName(entry.slice(0, angle)), address };
  }
  const short = entry.slice(0, MAX_ENTRY_CHARACTERS);
  const hidden = HIDDEN.exec(short);
  if (hidden !== null) {
    const name = /\(([^()]*)\)\s*$/.exec(short)?.[1] ?? hidden[1] ?? '';
    return { name: displayName(name), address: `${hidden[2]}@${hidden[3]}`.toLowerCase() };
  }
  const bare = withoutComments(short);
  const word =
    bare.split(/[\s<>"']+/).find((part) => normalized(part) !== undefined) ??
    bare.replace(/\s+/g, '');
  const address = normalized(word) ?? normalized(decodeWords(word));
  if (address === undefined) return undefined;
  return { name: displayName(/\(([^()]*)\)/.exec(short)?.[1] ?? ''), address };
}

/** The address in the brackets that open at `angle`, without a route (`@a,@b:`) or a link's scheme. */
function insideAngle(entry: string, angle: number): string {
  const close = entry.indexOf('>', angle);
  return entry
    .slice(angle + 1, close === -1 ? undefined : close)
    .slice(0, MAX_NAME_CHARACTERS)
    .replace(/\s+/g, '')
    .replace(/^(?:@[^:]*:)/, '')
    .replace(/^mailto:/i, '');
}

function normalized(text: string): string | undefined {
  if (text.length > MAX_NAME_CHARACTERS) return undefined;
  const trimmed = within(decodeWords(text), /['"]/, /['".]/).replace(/"/g, '').toLowerCase();
  return trimmed.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(trimmed) ? trimmed : undefined;
}

function displayName(text: string): string {
  const short = text.trim().slice(0, MAX_RAW_NAME_CHARACTERS);
  const name = decodeWords(short.replace(/\\(.)/g, '$1').replace(/^"|"$/g, ''));
  return within(name, /["'\s]/).replace(/\s+/g, ' ');
}

/** A text without the characters of those kinds at its ends; unlike with one pattern for an end, in linear time. */
function within(text: string, before: RegExp, behind = before): string {
  let [start, end] = [0, text.length];
  while (start < end && before.test(text[start] ?? '')) start++;
  while (end > start && behind.test(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

function withoutComments(text: string): string {
  let result = text;
  for (let previous = ''; previous !== result && result.includes('('); ) {
    previous = result;
    result = result.replace(/\([^()]*\)/g, ' ');
  }
  return result;
}
