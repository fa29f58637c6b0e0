import { createHash } from 'node:crypto';
import { decodeCharset, decodeUndeclared } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { MAX_HEADER_BYTES, MimeLimitError } from './limits.ts';

/** The header fields of a message or part, in order; values are unfolded bytes kept as Latin-1. */
export interface Headers {
  fields: readonly { name: string; value: string }[];
  /** Length of the header block with the blank line that ends it. */
  length: number;
}

const FIELD = /^([!-9;-~]+)[ \t]*:/;

/** Reads the header block at the start of a message or part; lines that are no field continue the one before. */
export function readHeaders(bytes: Buffer): Headers {
  const length = headerBlockLength(bytes);
  if (length > MAX_HEADER_BYTES) throw new MimeLimitError('headers_too_large');
  const fields: { name: string; value: string }[] = [];
  const lines = bytes.toString('latin1', 0, length).split('\n');
  const lastFieldLine = lines.findLastIndex((line) => FIELD.test(line));
  let consumed = 0;
  for (const [index, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const last = fields.at(-1);
    const folded = /^[ \t]/.test(line);
    const isFirst = last === undefined && index < lastFieldLine;
    const name = folded && !isFirst ? undefined : FIELD.exec(line.trimStart())?.[1];
    if (name !== undefined) {
      const value = line.slice(line.indexOf(':') + 1);
      fields.push({ name: name.toLowerCase(), value });
    } else if (last !== undefined && folded) {
      last.value += line;
    } else if (line !== '' && !/^>?From /.test(line)) {
      if (index > lastFieldLine) return { fields, length: consumed };
      if (last !== undefined) last.value += ` ${line}`;
    }
    consumed += raw.length + 1;
  }
  for (const field of fields) field.value = field.value.trim();
  return { fields, length };
}

/** Length of the header block with its blank line; all bytes when nothing ends it. */
export function headerBlockLength(bytes: Buffer): number {
  if (bytes[0] === 0x0a) return 1;
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return 2;
  const unix = bytes.indexOf('\n\n');
  const dos = (unix === -1 ? bytes : bytes.subarray(0, unix)).indexOf('\n\r\n');
  if (dos !== -1) return dos + 3;
  return unix === -1 ? bytes.length : unix + 2;
}

/** The first field of that (lower-case) name, as Latin-1 bytes, or undefined. */
export function header(headers: Headers, name: string): string | undefined {
  return headers.fields.find((field) => field.name === name)?.value;
}

/** A field's value as text: encoded words decoded, raw 8-bit bytes read by `charset` when they are not UTF-8. */
export function headerText(value: string, charset?: string): string {
  return decodeWords(decodeRaw(value, charset))
    .replace(/[\r\n\t ]+/g, ' ')
    .trim();
}

/** Raw 8-bit bytes of a header value as text; encoded words are left as they are. */
export function decodeRaw(value: string, charset?: string): string {
  if (!/[^\p{ASCII}]/u.test(value) && !value.includes('\u001b')) return value;
  const bytes = Buffer.from(value, 'latin1');
  const text = decodeUndeclared(bytes);
  const guessed = charset !== undefined && text === new TextDecoder('windows-1252').decode(bytes);
  return guessed ? decodeCharset(bytes, charset) : text;
}

/** The sha256, as hex, of a message that was no bytes: of its header's fields, and of its body. */
export function digestOf(
  { fields }: Headers,
  { plain, html }: { plain: string | null; html: string | null },
): string {
  const told = [fields.map(({ name, value }) => [name, value]), plain, html];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
