// The text of a message: walks its parts, takes what is to be read and leaves attachments undecoded.
import { createHash, type Hash } from 'node:crypto';
import { decodeCharset } from './charset.ts';
import { type Headers, header, headerText, readHeaders } from './headers.ts';
import { MAX_DEPTH, MAX_MESSAGE_DEPTH, MAX_PARTS, MimeLimitError } from './limits.ts';
import { splitMultipart } from './multipart.ts';
import { type ParameterHeader, readParameters } from './parameters.ts';
import { decodeTransfer } from './transfer-encoding.ts';

interface Walk {
  parts: number;
  plain: string[];
  html: string[];
  /** Texts of other kinds: what is read where there is no other body. */
  otherTexts: (() => string)[];
  attachments: Hash | null;
  /** Inside a delivery report the message it is about is evidence, not text. */
  report: boolean;
}

/** What a body says: its texts, null where it has none of that kind, and a digest of what is attached, `none` without. */
export interface BodyContent {
  plain: string | null;
  html: string | null;
  attachmentsSha256: string;
}

/** Reads an entity's body. */
export function readBody(headers: Headers, body: Buffer): BodyContent {
  const walk: Walk = {
    parts: 0,
    plain: [],
    html: [],
    otherTexts: [],
    attachments: null,
    report: false,
  };
  visit(headers, body, walk, { depth: 0, messageDepth: 0, parent: '' });
  const attachmentsSha256 = walk.attachments?.digest('hex') ?? 'none';
  const [plain, html] = [joined(walk.plain), joined(walk.html)];
  const instead =
    plain === null && html === null ? joined(walk.otherTexts.map((read) => read())) : null;
  return { plain: plain ?? instead, html, attachmentsSha256 };
}

interface Place {
  depth: number;
  messageDepth: number;
  parent: string;
}

function visit(headers: Headers, body: Buffer, walk: Walk, place: Place): void {
  if (++walk.parts > MAX_PARTS) throw new MimeLimitError('too_many_parts');
  if (place.depth > MAX_DEPTH) throw new MimeLimitError('nested_too_deep');
  const type = contentType(headers, place.parent);
  if (type.value.startsWith('multipart/')) {
    const parts = splitMultipart(body, type.parameters.get('boundary'), MAX_PARTS - walk.parts + 1);
    if (parts !== undefined) {
      if (type.value === 'multipart/report') walk.report = true;
      for (const part of parts)
        visitPart(part, walk, { ...place, depth: place.depth + 1, parent: type.value });
      return;
    }
  }
  if (isAttachment(headers, type)) {
    attach(walk, body);
    return;
  }
  const content = (): Buffer =>
    decodeTransfer(body, header(headers, 'content-transfer-encoding') ?? '');
  if (type.value === 'message/rfc822' || type.value === 'message/global') {
    if (walk.report || place.messageDepth >= MAX_MESSAGE_DEPTH) attach(walk, body);
    else visitMessage(content(), walk, place);
    return;
  }
  const html = type.value === 'text/html' || type.value === 'application/xhtml+xml';
  if (
    html ||
    type.value === 'text/plain' ||
    !type.value.includes('/') ||
    type.value.startsWith('multipart/')
  ) {
    const bytes = content();
    const charset = type.parameters.get('charset') ?? (html ? charsetOfHtml(bytes) : undefined);
    (html ? walk.html : walk.plain).push(textOf(bytes, charset));
    return;
  }
  attach(walk, body);
  if (!type.value.startsWith('text/')) return;
  const isEnriched = type.value === 'text/enriched' || type.value === 'text/richtext';
  walk.otherTexts.push(() => {
    const text = textOf(content(), type.parameters.get('charset'));
    return isEnriched ? plainOfEnriched(text) : text;
  });
}

function textOf(bytes: Buffer, charset: string | undefined): string {
  return decodeCharset(bytes, charset).replaceAll('\r\n', '\n');
}

/** The words of a text/enriched: its commands go, and of each run of line ends the first, which only wraps. */
function plainOfEnriched(text: string): string {
  return text
    .replace(/<param>[^<]*<\/param>/gi, '')
    .replace(/<<|<\/?[a-z][\w-]{0,59}>/gi, (command) => (command === '<<' ? '<' : ''))
    .replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)));
}

/** White space is left out: line ends change on the way, and so does what ends a part. */
function attach(walk: Walk, body: Buffer): void {
  walk.attachments ??= createHash('sha256');
  walk.attachments.update(`${body.toString('latin1').replace(/\s+/g, '')}\n`, 'latin1');
}

function visitPart(part: Buffer, walk: Walk, place: Place): void {
  const headers = readHeaders(part);
  visit(headers, part.subarray(headers.length), walk, place);
}

/** The charset a page names for itself, for parts whose header names none. */
function charsetOfHtml(bytes: Buffer): string | undefined {
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]+)/i.exec(
    bytes.toString('latin1', 0, 4096),
  )?.[1];
}

/** A message within the message: the lines that say whose it is, then its text. */
function visitMessage(bytes: Buffer, walk: Walk, place: Place): void {
  const headers = readHeaders(bytes);
  const lines = ['From', 'Date', 'Subject', 'To'].flatMap((name) => {
    const value = header(headers, name.toLowerCase());
    return value === undefined ? [] : [`${name}: ${headerText(value)}`];
  });
  if (lines.length > 0) walk.plain.push(`${lines.join('\n')}\n`);
  const inner = { depth: place.depth + 1, messageDepth: place.messageDepth + 1, parent: '' };
  visit(headers, bytes.subarray(headers.length), walk, inner);
}

/** The Content-Type of a part, with the default its parent gives. */
export function contentType(headers: Headers, parent: string): ParameterHeader {
  const value = header(headers, 'content-type');
  const fallback = parent === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  if (value === undefined || value.trim() === '') return { value: fallback, parameters: new Map() };
  const type = readParameters(value);
  return /^[\w.+-]+\/[\w.+-]+$/.test(type.value)
    ? type
    : { value: fallback, parameters: type.parameters };
}

function isAttachment(headers: Headers, type: ParameterHeader): boolean {
  const disposition = header(headers, 'content-disposition');
  if (disposition === undefined) return type.parameters.has('name') && type.value !== 'text/html';
  const parsed = readParameters(disposition);
  return parsed.value === 'attachment' || parsed.parameters.has('filename');
}

function joined(texts: readonly string[]): string | null {
  const kept = texts.filter((text) => text.trim() !== '');
  return kept.length === 0 ? null : kept.join('\n');
}
