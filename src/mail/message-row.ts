// One message's bytes to one row: pure, so that it can run in a worker.

import { createHash } from 'node:crypto';
import type { Direction } from '../choices.ts';
import { type Mailbox, readAddresses } from './mime/addresses.ts';
import { type BodyContent, contentType, readBody } from './mime/body-parts.ts';
import { decodeWords } from './mime/encoded-words.ts';
import { decodeRaw, type Headers, header, headerText, readHeaders } from './mime/headers.ts';
import { MAX_ADDRESS_CHARACTERS, MAX_ID_BYTES, MimeLimitError } from './mime/limits.ts';
import { readMailDate, readReceivedDate } from './mime/mail-date.ts';
import { plainBytes } from './plain-bytes.ts';
import { normalizeSubject } from './subject.ts';

/** What a message says, ready for staging; instants are ISO, lists are arrays of lower-cased addresses. */
export interface MessageRow {
  message_id: string | null;
  content_sha256: string;
  /** `none` without attachments; null where the source tells nothing of them. */
  attachments_sha256: string | null;
  from_address: string;
  from_name: string | null;
  reply_to_address: string | null;
  to_address: string;
  cc_addresses: string[];
  bcc_addresses: string[];
  subject: string | null;
  subject_normalized: string | null;
  body_plain: string | null;
  body_html: string | null;
  received_at: string | null;
  sent_at: string | null;
  provider_thread_id: string | null;
  reference_ids: string[];
  is_bulk: boolean;
  /** As the source says it; null where the addresses must tell. */
  direction: Direction | null;
  /** What had to be made up, replaced or guessed: `from_missing`, `date_missing`, `nul_replaced`, `separator_doubtful`. */
  repairs: string[];
}

/** Bytes that are no message, with the reason in a word. */
export interface NoMessage {
  reason:
    | 'empty'
    | 'not_a_message'
    | 'message_too_large'
    | 'unreadable'
    | 'outlook_damaged'
    | 'outlook_no_mail'
    | MimeLimitError['reason'];
}

const KNOWN_FIELD =
  /^(?:from|to|cc|subject|date|received|message-id|return-path|mime-version|content-|delivered-to|sender|reply-to|x-|resent-|in-reply-to|references|status|dkim-|arc-|authentication-|list-)/;

/** Reads a message; bytes without any mail header, or outside the limits, come back as the reason why not. */
export function readMessage(raw: Buffer): MessageRow | NoMessage {
  return orReason(() => {
    if (raw.length === 0 || /^\s*$/.test(raw.toString('latin1', 0, 4096)))
      return { reason: 'empty' };
    const bytes = plainBytes(raw);
    const headers = readHeaders(bytes);
    if (!headers.fields.some((field) => KNOWN_FIELD.test(field.name)))
      return { reason: 'not_a_message' };
    const content = readBody(headers, bytes.subarray(headers.length));
    const charset = contentType(headers, '').parameters.get('charset');
    return messageRow(headers, { ...content, charset, sha256: contentDigest(bytes, headers) });
  });
}

/** What reading a message comes to; whatever it throws is about that message only, and becomes a reason. */
export function orReason(read: () => MessageRow | NoMessage): MessageRow | NoMessage {
  try {
    return read();
  } catch (error) {
    return { reason: error instanceof MimeLimitError ? error.reason : 'unreadable' };
  }
}

/** What a message consists of beside its header; `charset` is that of raw 8-bit header values. */
interface MessageContent extends Omit<BodyContent, 'attachmentsSha256'> {
  attachmentsSha256: string | null;
  sha256: string;
  charset: string | undefined;
}

/** The row of a message with that header and content. */
export function messageRow(headers: Headers, content: MessageContent): MessageRow {
  const { plain, html, charset } = content;
  const repairs = new Set<string>();
  const text = (value: string | null): string | null => withoutNul(value, repairs);
  const subjectValue = header(headers, 'subject');
  const subject = subjectValue === undefined ? null : text(headerText(subjectValue, charset));
  const sentAt = readMailDate(decodeWords(header(headers, 'date') ?? ''));
  const receivedAt = readReceivedDate(all(headers, 'received')) ?? sentAt;
  if (receivedAt === null) repairs.add('date_missing');
  const from = mailboxes(headers, 'from', charset)[0] ?? mailboxes(headers, 'sender', charset)[0];
  return {
    message_id: text(messageIds(header(headers, 'message-id') ?? '')[0] ?? null),
    content_sha256: content.sha256,
    attachments_sha256: content.attachmentsSha256,
    from_address: text(from?.address ?? rawAddress(headers, 'from', repairs)) ?? 'unknown',
    from_name: text(from === undefined || from.name === '' ? null : from.name),
    reply_to_address: text(mailboxes(headers, 'reply-to', charset)[0]?.address ?? null),
    to_address: text(addressList(headers, charset, repairs)) ?? 'unknown',
    cc_addresses: mailboxes(headers, 'cc', charset).map((mailbox) => text(mailbox.address) ?? ''),
    bcc_addresses: mailboxes(headers, 'bcc', charset).map((mailbox) => text(mailbox.address) ?? ''),
    subject,
    subject_normalized: subject === null ? null : normalizeSubject(subject),
    body_plain: text(plain),
    body_html: text(html),
    received_at: receivedAt,
    sent_at: sentAt,
    provider_thread_id: text(providerThread(headers)),
    reference_ids: references(headers).map((id) => text(id) ?? ''),
    is_bulk: isBulk(headers),
    direction: null,
    repairs: [...repairs],
  };
}

function addressList(headers: Headers, charset: string | undefined, repairs: Set<string>): string {
  const to = mailboxes(headers, 'to', charset).map((mailbox) => mailbox.address);
  return to.length > 0 ? to.join(', ') : rawAddress(headers, 'to', repairs);
}

/** The header's own text where no address can be read from it, else `unknown`. */
function rawAddress(headers: Headers, name: 'from' | 'to', repairs: Set<string>): string {
  repairs.add(`${name}_missing`);
  const value = header(headers, name);
  const text =
    value === undefined ? '' : headerText(value).toLowerCase().slice(0, MAX_ADDRESS_CHARACTERS);
  return text === '' ? 'unknown' : text;
}

function mailboxes(headers: Headers, name: string, charset: string | undefined): Mailbox[] {
  return all(headers, name).flatMap((value) => readAddresses(value, charset));
}

function all(headers: Headers, name: string): string[] {
  return headers.fields.filter((field) => field.name === name).map((field) => field.value);
}

function messageIds(value: string): string[] {
  const text = decodeWords(decodeRaw(value)).slice(0, 100_000);
  const bracketed = [...text.matchAll(/<([^<>]{1,996})>/g)].map((match) =>
    (match[1] ?? '').replace(/\s+/g, ''),
  );
  const found = bracketed.length > 0 ? bracketed : text.split(/[\s,]+/);
  return found.filter((id) => id.length > 1 && Buffer.byteLength(id) <= MAX_ID_BYTES);
}

/** All ancestors, oldest first: References, then In-Reply-To where References do not end with it. */
function references(headers: Headers): string[] {
  const list = messageIds(header(headers, 'references') ?? '').filter((id) => id.includes('@'));
  const parents = messageIds(header(headers, 'in-reply-to') ?? '').filter((id) => id.includes('@'));
  const parent = parents[0];
  if (parent === undefined || list.at(-1) === parent) return list.slice(-200);
  return [...list.filter((id) => id !== parent), parent].slice(-200);
}

function providerThread(headers: Headers): string | null {
  const gmail = header(headers, 'x-gm-thrid');
  if (gmail !== undefined && /^\d{1,20}$/.test(gmail)) return gmail;
  const index = Buffer.from(header(headers, 'thread-index') ?? '', 'base64');
  return index.length >= 22 ? index.subarray(0, 22).toString('hex') : null;
}

function isBulk(headers: Headers): boolean {
  const precedence = header(headers, 'precedence')?.toLowerCase() ?? '';
  return (
    header(headers, 'list-unsubscribe') !== undefined ||
    header(headers, 'list-id') !== undefined ||
    /bulk|list|junk/.test(precedence)
  );
}

const BOOKKEEPING =
  /^(?:status|x-status|x-keywords|x-uid|x-imapbase|content-length|lines|x-mozilla-[\w-]+|x-account-key|x-gmail-labels|x-gm-[\w-]+)$/;

/** sha256 of the message with line ends as LF, without the marks that mail programs keep in its header. */
function contentDigest(bytes: Buffer, headers: Headers): string {
  const kept = headers.fields.filter((field) => !BOOKKEEPING.test(field.name));
  const head = kept.map((field) => `${field.name}:${field.value.replaceAll('\r', '')}\n`).join('');
  const hash = createHash('sha256').update(`${head}\n`, 'latin1');
  const body = bytes.subarray(headers.length);
  if (body.includes('\r\n'))
    hash.update(body.toString('latin1').replaceAll('\r\n', '\n').trimEnd(), 'latin1');
  else hash.update(body.subarray(0, trimmedLength(body)));
  return hash.digest('hex');
}

function trimmedLength(body: Buffer): number {
  let end = body.length;
  while (end > 0 && [0x0a, 0x0d, 0x20, 0x09].includes(body[end - 1] ?? 0)) end--;
  return end;
}

function withoutNul(value: string | null, repairs: Set<string>): string | null {
  if (value === null) return null;
  const wellFormed = value.toWellFormed();
  if (!wellFormed.includes('\0')) return wellFormed;
  repairs.add('nul_replaced');
  return wellFormed.replaceAll('\0', '\ufffd');
}
