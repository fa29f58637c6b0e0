// One record of a table to one row, by way of the header it would have had: so that both are read alike.

import { createHash } from 'node:crypto';
import type { Direction } from '../../choices.ts';
import {
  type MessageRow,
  messageRow,
  type NoMessage,
  orReason,
  readMessage,
} from '../../mail/message-row.ts';
import { digestOf, type Headers } from '../../mail/mime/headers.ts';
import { MAX_ID_BYTES } from '../../mail/mime/limits.ts';
import { type DateContext, instantOf, readDate } from '../normalise/read-date.ts';
import { withMimeCells } from './mime-cells.ts';
import { headerNames, type MailCells } from './table-fields.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  inbound: 'inbound',
  incoming: 'inbound',
  received: 'inbound',
  in: 'inbound',
  outbound: 'outbound',
  outgoing: 'outbound',
  sent: 'outbound',
  out: 'outbound',
};
const PAGE = /^\s*<(?:!doctype|html|head|body|div|p|table|span)\b/i;

/** Reads a record; one without any value, or above `maxBytes`, comes back as the reason why not. */
export function readTableMessage(
  cells: MailCells,
  maxBytes: number,
  dates: DateContext = {},
): MessageRow | NoMessage {
  const values = Object.values(cells).filter((cell) => cell !== null && cell.trim() !== '');
  if (values.length === 0) return { reason: 'empty' };
  const bytes = values.reduce((sum, cell) => sum + Buffer.byteLength(cell ?? ''), 0);
  if (bytes > maxBytes) return { reason: 'message_too_large' };
  return orReason(() => {
    const row =
      wholeMessage(cells) ?? messageOf(isMime(cells) ? withMimeCells(cells) : cells, dates);
    if ('reason' in row) return row;
    return {
      ...row,
      provider_thread_id: threadId(cells.provider_thread_id) ?? row.provider_thread_id,
      direction: DIRECTIONS[cells.direction?.trim().toLowerCase() ?? ''] ?? null,
    };
  });
}

/** The id of a conversation; one that is too long for an index (some tables hold its text) is known by its digest. */
function threadId(cell: string | null | undefined): string | undefined {
  const id = filled(cell)?.toWellFormed().replaceAll('\0', '');
  if (id === undefined || Buffer.byteLength(id) <= MAX_ID_BYTES) return id;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

function isMime(cells: MailCells): boolean {
  return [cells.header_list, cells.part_list, cells.part_data].some(
    (cell) => filled(cell) !== undefined,
  );
}

/** A message kept whole in one cell, as it came or in base64; one that cannot be read gives way to the other cells. */
function wholeMessage(cells: MailCells): MessageRow | NoMessage | undefined {
  const raw = filled(cells.raw_message);
  if (raw === undefined) return undefined;
  const row = readMessage(Buffer.from(raw, /^[\w\s+/=-]+$/.test(raw) ? 'base64' : 'utf8'));
  return 'reason' in row && filled(cells.from_address) !== undefined ? undefined : row;
}

function messageOf(cells: MailCells, dates: DateContext): MessageRow {
  const headers = headersOf(cells, dates);
  const body = bodyOf(cells);
  return messageRow(headers, {
    ...body,
    sha256: digestOf(headers, body),
    attachmentsSha256: null,
    charset: undefined,
  });
}

function headersOf(cells: MailCells, dates: DateContext): Headers {
  const fields = Object.entries(headerNames).flatMap(([field, name]) => {
    const cell = filled(cells[field]);
    return cell === undefined
      ? []
      : [{ name, value: headerBytes(headerValue(field, cell, cells, dates)) }];
  });
  return { fields, length: 0 };
}

function headerValue(field: string, cell: string, cells: MailCells, dates: DateContext): string {
  if (field === 'sent_at' || field === 'received_at') return dateText(cell, dates);
  const name = filled(cells.from_name);
  const text = listText(cell);
  if (field === 'from_address' && name !== undefined && !text.includes('<'))
    return `"${name.replaceAll('"', '')}" <${text}>`;
  return text;
}

/** Header values are bytes kept as Latin-1. */
function headerBytes(text: string): string {
  return Buffer.from(text).toString('latin1').trim();
}

/** A JSON list of addresses or ids, objects of name and address among them, or a set as Python shows it, as a header writes it. */
function listText(cell: string): string {
  const text = cell.trim().replace(/^(?:frozen)?set\(\{?(.*?)\}?\)$/s, '$1');
  if (!/^\[\s*["{\]]/.test(text)) return text;
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    // It only looked like JSON: a subject may begin with a bracket.
    return text;
  }
  return Array.isArray(items) ? items.map(itemText).join(', ') : text;
}

function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item ?? '');
  const { emailAddress } = item as Record<string, unknown>;
  if (typeof emailAddress === 'object') return itemText(emailAddress);
  const entry = item as Record<string, unknown>;
  const address = String(entry.address ?? entry.email ?? '');
  return typeof entry.name === 'string'
    ? `"${entry.name.replaceAll('"', '')}" <${address}>`
    : address;
}

/** A date in any form that tables have; what is none stays as it is, for the reader of mails. */
function dateText(cell: string, dates: DateContext): string {
  const read = readDate(cell, dates);
  return typeof read === 'string' ? cell.trim() : instantOf(read);
}

function bodyOf(cells: MailCells): { plain: string | null; html: string | null } {
  const plain = filled(cells.body_plain)?.replaceAll('\r\n', '\n') ?? null;
  const html = filled(cells.body_html)?.replaceAll('\r\n', '\n') ?? null;
  if (html === null && plain !== null && PAGE.test(plain)) return { plain: null, html: plain };
  return { plain, html };
}

function filled(cell: string | null | undefined): string | undefined {
  return cell === null || cell === undefined || cell.trim() === '' ? undefined : cell;
}
