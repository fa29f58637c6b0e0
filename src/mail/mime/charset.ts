// Bytes of a declared (or guessed) character set to text: what TextDecoder knows, and UTF-7, ISO-2022-KR and HZ besides.
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { MAX_CHARSET_CHARACTERS } from './limits.ts';
import { decodeHz, decodeIso2022Kr } from './stateful-charsets.ts';
import { decodeUtf7 } from './utf7.ts';

const OTHER_NAMES: Readonly<Record<string, string>> = {
  utf: 'utf-8',
  utf8mb4: 'utf-8',
  ansix341968: 'windows-1252',
  ansix341986: 'windows-1252',
  eucjp: 'euc-jp',
  euccn: 'gbk',
  euckr: 'euc-kr',
  cp932: 'shift_jis',
  windows932: 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  cp936: 'gbk',
  windows936: 'gbk',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  big5hkscs: 'big5',
  cp874: 'windows-874',
  tis620: 'windows-874',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  gb180302000: 'gb18030',
  iso88598i: 'iso-8859-8-i',
  iso88598e: 'iso-8859-8',
};
const UTF_7 = new Set(['utf7', 'unicode11utf7', 'csunicode11utf7']);
const UNDECLARED = new Set([
  '',
  'us-ascii',
  'ascii',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  '8bit',
  'default',
  'none',
]);

const decoders = new Map<string, TextDecoder | null>();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes bytes by their charset label; unknown labels, missing ones and false ones are read as UTF-8 or windows-1252. */
export function decodeCharset(bytes: Buffer, label: string | undefined): string {
  const name = (label ?? '')
    .trim()
    .slice(0, MAX_CHARSET_CHARACTERS)
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .replace(/\*.*$/, '');
  if (UNDECLARED.has(name)) return decodeUndeclared(bytes);
  const bare = name.replace(/^(?:x-|cs)/, '').replace(/[^a-z0-9]+/g, '');
  if (UTF_7.has(bare)) return decodeUtf7(bytes);
  if (bare === 'iso2022kr') return decodeIso2022Kr(bytes);
  if (bare === 'hzgb2312' || bare === 'hz') return decodeHz(bytes);
  const decoder = decoderFor(name) ?? decoderFor(OTHER_NAMES[bare] ?? '') ?? decoderFor(bare);
  if (decoder === null) return decodeUndeclared(bytes);
  if (decoder.encoding === 'utf-8') return decodeDeclaredUtf8(bytes);
  if (decoder.encoding.startsWith('utf-16') && isNarrow(bytes, bare))
    return decodeUndeclared(bytes);
  if (decoder.encoding === 'iso-2022-jp' && !isAscii(bytes)) return decodeJapanese(bytes);
  // What is valid UTF-8 beyond ASCII was never Latin-1, whatever its label says.
  if (decoder.encoding === 'windows-1252' && !isAscii(bytes))
    return decodeStrictUtf8(bytes) ?? decoder.decode(bytes);
  return decoder.decode(bytes);
}

/**
 * Text of one byte a letter under a label of UTF-16, whose spaces and line ends would hold NULs; `unicode` is what some
 * programs call UTF-8.
 */
function isNarrow(bytes: Buffer, label: string): boolean {
  if (bytes.includes(0) || !isUtf8(bytes)) return false;
  return label === 'unicode' || bytes.includes(0x20) || bytes.includes(0x0a);
}

/** Text of eight bits under the label of a Japanese charset of seven. */
function decodeJapanese(bytes: Buffer): string {
  const labels = ['utf-8', 'euc-jp', 'shift_jis'];
  for (const label of labels) {
    const text = decodeStrict(bytes, label);
    if (text !== undefined) return text;
  }
  return decode('iso-2022-jp', bytes);
}

function decodeStrict(bytes: Buffer, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not in that charset: the caller tries the next one.
    return undefined;
  }
}

/** Decodes bytes that name no charset: ISO-2022-JP by its escapes, UTF-8 when valid, else windows-1252. */
export function decodeUndeclared(bytes: Buffer): string {
  if (isAscii(bytes)) {
    if (bytes.includes('\x1b$') || bytes.includes('\x1b(J')) return decode('iso-2022-jp', bytes);
    return bytes.toString('latin1');
  }
  return decodeStrictUtf8(bytes) ?? decode('windows-1252', bytes);
}

function decodeDeclaredUtf8(bytes: Buffer): string {
  const strict = decodeStrictUtf8(bytes);
  if (strict !== undefined) return strict;
  // Latin text under a false label has no multi-byte sequence at all; damaged UTF-8 has some left.
  const lenient = decode('utf-8', bytes);
  return /[^\p{ASCII}\ufffd]/u.test(lenient) ? lenient : decode('windows-1252', bytes);
}

function decodeStrictUtf8(bytes: Buffer): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function decode(label: string, bytes: Buffer): string {
  const decoder = decoderFor(label);
  return decoder === null ? bytes.toString('latin1') : decoder.decode(bytes);
}

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(label);
  } catch {
    // A label of the mail's own invention: the caller guesses.
  }
  if (decoders.size < 500) decoders.set(label, decoder);
  return decoder;
}
