import { decodeWords } from './encoded-words.ts';
import { decodeRaw } from './headers.ts';

/** One mailbox of an address header; the address is lower-cased, the name decoded and possibly empty. */
export interface Mailbox {
  name: string;
  address: string;
}

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+$/;
/** As archives of mailing lists write addresses to hide them from harvesters. */
const HIDDEN =
  /^(?:([^<>()]{0,200})<)?\s*([\w.+=-]{1,100})\s+(?:at|\(at\)|\[at\])\s+([\w-]+(?:\.[\w-]+)+)\s*(?:[>(]|$)/i;
/** Another name follows an address in angle brackets: a comma is missing. */
const AFTER_ADDRESS = /^[^<]*<[^<>]*@[^<>]*>(?=[^<>]*\p{L})/u;

/** Splits an address header into mailboxes; groups are opened, entries without an address left out. */
export function readAddresses(value: string, charset?: string): Mailbox[] {
  return splitEntries(decodeRaw(value, charset)).flatMap((entry) => {
    const mailbox = readMailbox(entry);
    return mailbox === undefined ? [] : [mailbox];
  });
}

function readMailbox(entry: string): Mailbox | undefined {
  const angle = /<([^<>]*)>?[^<]*$/.exec(entry);
  if (angle !== null) {
    const inside = (angle[1] ?? '')
      .replace(/\s+/g, '')
      .replace(/^(?:@[^:]*:)/, '')
      .replace(/^mailto:/i, '');
    const address = normalized(inside);
    if (address !== undefined) return { name: displayName(entry.slice(0, angle.index)), address };
  }
  const hidden = HIDDEN.exec(entry);
  if (hidden !== null) {
    const name = /\(([^()]*)\)\s*$/.exec(entry)?.[1] ?? hidden[1] ?? '';
    return { name: displayName(name), address: `${hidden[2]}@${hidden[3]}`.toLowerCase() };
  }
  const bare = withoutComments(entry);
  const word =
    bare.split(/[\s<>"']+/).find((part) => normalized(part) !== undefined) ?? bare.replace(/\s+/g, '');
  const address = normalized(word) ?? normalized(decodeWords(word));
  if (address === undefined) return undefined;
  return { name: displayName(/\(([^()]*)\)/.exec(entry)?.[1] ?? ''), address };
}

function normalized(text: string): string | undefined {
  const trimmed = decodeWords(text)
    .replace(/^['"]+|['".]+$/g, '')
    .replace(/"/g, '')
    .toLowerCase();
  return ADDRESS.test(trimmed) ? trimmed : undefined;
}

function displayName(text: string): string {
  const name = decodeWords(text.replace(/\\(.)/g, '$1').trim().replace(/^"|"$/g, ''));
  return name.replace(/^["'\s]+|["'\s]+$/g, '').replace(/\s+/g, ' ');
}

function withoutComments(text: string): string {
  let result = text;
  for (let previous = ''; previous !== result && result.includes('('); ) {
    previous = result;
    result = result.replace(/\([^()]*\)/g, ' ');
  }
  return result;
}

/** Cuts at commas and semicolons outside quotes, comments and angle brackets; drops group names. */
function splitEntries(text: string): string[] {
  const entries: string[] = [];
  let entry = '';
  let quoted = false;
  let comment = 0;
  let angle = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\\' && (quoted || comment > 0)) {
      entry += char + (text[++i] ?? '');
      continue;
    }
    if (char === '"' && comment === 0) quoted = !quoted;
    else if (!quoted && char === '(') comment++;
    else if (!quoted && char === ')' && comment > 0) comment--;
    else if (!quoted && comment === 0) {
      if (char === '<') {
        angle = true;
        const [before = ''] = AFTER_ADDRESS.exec(entry) ?? [];
        if (before !== '') entries.push(before);
        entry = entry.slice(before.length);
      }
      if (char === '>') angle = false;
      else if ((char === ',' && !angle) || char === ';') {
        entries.push(entry);
        entry = '';
        angle = false;
        continue;
      } else if (char === ':' && !angle && !entry.includes('@')) {
        entry = '';
        continue;
      }
    }
    entry += char;
  }
  entries.push(entry);
  if (quoted && entries.length === 1 && text.includes('"')) return text.replaceAll('"', ' ').split(',');
  return entries.filter((part) => part.trim() !== '');
}
