/** Character sets that the mail is written in. */
export type Charset = 'utf-8' | 'iso-8859-1' | 'iso-8859-15' | 'windows-1252';

const WINDOWS_1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
};

/** The bytes of a text in a character set, or null when it cannot hold the text. */
export function encodeText(text: string, charset: Charset): Buffer | null {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const special: Readonly<Record<string, number>> =
    charset === 'windows-1252' ? WINDOWS_1252 : charset === 'iso-8859-15' ? { '€': 0xa4 } : {};
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte =
      special[character] ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** Quoted-printable with lines of at most 76 characters; line ends stay as they are. */
export function quotedPrintable(bytes: Buffer): string {
  return bytes.toString('latin1').split('\n').map(quoteLine).join('\n');
}

/** Base64 in lines of 76 characters. */
export function base64Lines(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n');
}

/** A header's text as RFC 2047 writes it: untouched where it is ASCII, else encoded words, each a folded line. */
export function encodedWords(text: string, charset: Charset, form: 'B' | 'Q'): string {
  if (/^[ -~]*$/.test(text)) return text;
  const usable = encodeText(text, charset) === null ? 'utf-8' : charset;
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if ((encodeText(chunk + character, usable)?.length ?? 0) > (form === 'B' ? 39 : 16)) {
      words.push(encodedWord(chunk, usable, form));
      chunk = '';
    }
    chunk += character;
  }
  return [...words, encodedWord(chunk, usable, form)].join('\n ');
}

function encodedWord(text: string, charset: Charset, form: 'B' | 'Q'): string {
  const bytes = encodeText(text, charset) ?? Buffer.alloc(0);
  if (form === 'B') return `=?${charset.toUpperCase()}?B?${bytes.toString('base64')}?=`;
  const letters = [...bytes].map((byte) => {
    const character = String.fromCharCode(byte);
    return byte === 0x20 ? '_' : /[A-Za-z0-9]/.test(character) ? character : hexEscape(byte);
  });
  return `=?${charset}?Q?${letters.join('')}?=`;
}

function quoteLine(line: string): string {
  let out = '';
  let length = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    const isLast = i === line.length - 1;
    const isPlain =
      (code >= 33 && code <= 126 && code !== 61) || ((code === 32 || code === 9) && !isLast);
    const piece = isPlain ? line.charAt(i) : hexEscape(code);
    if (length + piece.length > 75) {
      out += '=\n';
      length = 0;
    }
    out += piece;
    length += piece.length;
  }
  return out;
}

function hexEscape(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
