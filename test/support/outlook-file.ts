// Files as Outlook saves a mail (.msg): properties as streams of a compound file, made by the library's writer.
import { createRequire } from 'node:module';
import type { Entry } from '@kenjiuno/msgreader/lib/Burner.js';

const require = createRequire(import.meta.url);
const { burn } = require('@kenjiuno/msgreader/lib/Burner') as {
  burn: (entries: Entry[]) => Uint8Array;
};

const [DIRECTORY, DOCUMENT, ROOT] = [1, 2, 5];

/** A text is stored as Unicode, bytes as they are, an instant or number in the stream of short properties. */
type Value = string | Buffer | Date | number;
/** Null leaves one out. By the property's id in hexadecimal, e.g. `0037` for the subject; `0037001e` says that its text is no Unicode. */
export type Properties = Readonly<Record<string, Value | null>>;

interface OutlookFile {
  properties: Properties;
  recipients?: readonly Properties[];
  attachments?: readonly Properties[];
}

/** The bytes of a .msg file. */
export function outlookFile({
  properties,
  recipients = [],
  attachments = [],
}: OutlookFile): Buffer {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  addStreams(entries, 0, properties, 32);
  addFolder(entries, '__nameid_version1.0');
  for (const [index, recipient] of recipients.entries())
    addStreams(entries, addFolder(entries, `__recip_version1.0_#${hex(index, 8)}`), recipient, 8);
  for (const [index, attachment] of attachments.entries())
    addStreams(entries, addFolder(entries, `__attach_version1.0_#${hex(index, 8)}`), attachment, 8);
  return Buffer.from(burn(entries));
}

/** A mail with a sender, a recipient, a subject, a text and a date; `properties` say what is else or different. */
export function outlookMail(properties: Properties = {}, more: Partial<OutlookFile> = {}): Buffer {
  return outlookFile({
    properties: {
      '001a': 'IPM.Note',
      '0037': 'Your application at Tern Works',
      '0c1a': 'Tern Works Jobs',
      '5d01': 'jobs@tern.example',
      '1000': 'Thank you for your application.\r\nWe will be in touch.\r\n',
      '0039': new Date('2026-03-04T09:10:11Z'),
      '0e06': new Date('2026-03-04T09:10:15Z'),
      '1035': '<first@tern.example>',
      ...properties,
    },
    recipients: [{ '3001': 'Ada', '39fe': 'ada@home.example', '0c15': 1 }],
    ...more,
  });
}

function addFolder(entries: Entry[], name: string): number {
  return add(entries, 0, { name, type: DIRECTORY, length: 0, children: [] });
}

function add(entries: Entry[], parent: number, entry: Entry): number {
  entries[parent]?.children?.push(entries.length);
  return entries.push(entry) - 1;
}

function addStreams(
  entries: Entry[],
  folder: number,
  properties: Properties,
  header: number,
): void {
  const short: Buffer[] = [Buffer.alloc(header)];
  for (const [tag, value] of Object.entries(properties)) {
    if (value === null) continue;
    if (value instanceof Date) short.push(shortProperty(`${tag}0040`, ticks(value)));
    else if (typeof value === 'number') short.push(shortProperty(`${tag}0003`, BigInt(value)));
    else addStream(entries, folder, nameOf(tag, value), bytesOf(tag, value));
  }
  addStream(entries, folder, '__properties_version1.0', Buffer.concat(short));
}

function addStream(entries: Entry[], folder: number, name: string, bytes: Buffer): void {
  add(entries, folder, {
    name,
    type: DOCUMENT,
    length: bytes.length,
    binaryProvider: () => Uint8Array.from(bytes),
  });
}

const nameOf = (tag: string, value: string | Buffer): string =>
  `__substg1.0_${(tag.length === 8 ? tag : `${tag}${typeof value === 'string' ? '001f' : '0102'}`).toUpperCase()}`;

const bytesOf = (tag: string, value: string | Buffer): Buffer =>
  typeof value === 'string'
    ? Buffer.from(value, tag.endsWith('001e') ? 'latin1' : 'utf16le')
    : value;

function shortProperty(tag: string, value: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(Number.parseInt(tag, 16), 0);
  bytes.writeBigUInt64LE(value, 8);
  return bytes;
}

/** Hundreds of nanoseconds since 1601. */
const ticks = (instant: Date): bigint => BigInt(instant.getTime() + 11_644_473_600_000) * 10_000n;

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
