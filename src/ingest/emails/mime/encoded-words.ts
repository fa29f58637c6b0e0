import { decodeCharset } from './charset.ts';
import { decodeQuotedPrintable } from './transfer-encoding.ts';

const WORD = /=\?([^?\s]{1,60})\?([BbQq])\?([^?]*|[^\s]*?)\?=/g;

/** Decodes RFC 2047 encoded words wherever they stand; neighbours of one charset are joined before decoding. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let end = 0;
  let pending: { charset: string; bytes: Buffer[] } | undefined;
  const flush = (): void => {
    if (pending !== undefined) result += decodeCharset(Buffer.concat(pending.bytes), pending.charset);
    pending = undefined;
  };
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const charset = (match[1] ?? '').toLowerCase();
    if (pending === undefined || between.trim() !== '' || pending.charset !== charset) {
      const adjacent = pending !== undefined && between.trim() === '';
      flush();
      if (!adjacent) result += between;
    }
    pending ??= { charset, bytes: [] };
    pending.bytes.push(wordBytes(match[2] ?? '', match[3] ?? ''));
    end = match.index + match[0].length;
  }
  flush();
  return result + text.slice(end);
}

function wordBytes(encoding: string, content: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(content, 'base64');
  return decodeQuotedPrintable(Buffer.from(content.replaceAll('_', ' '), 'utf8'));
}
