import { decodeCharset } from './charset.ts';
import { decodeQuotedPrintable } from './transfer-encoding.ts';

const WORD_START = /=\?([^?\s]{1,60})\?([BbQq])\?/g;
/** Some programs put a whole header into one word; what is longer is none. */
const MAX_WORD_CHARACTERS = 5000;

interface Word {
  charset: string;
  encoding: string;
  content: string;
  start: number;
  end: number;
}

/** Decodes RFC 2047 encoded words wherever they stand; neighbours of one charset are joined before decoding. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let end = 0;
  let pending: { charset: string; bytes: Buffer[] } | undefined;
  const flush = (): void => {
    if (pending !== undefined)
      result += decodeCharset(Buffer.concat(pending.bytes), pending.charset);
    pending = undefined;
  };
  for (const { charset, encoding, content, start, end: wordEnd } of wordsOf(text)) {
    const between = text.slice(end, start);
    if (pending === undefined || between.trim() !== '' || pending.charset !== charset) {
      const adjacent = pending !== undefined && between.trim() === '';
      flush();
      if (!adjacent) result += between;
    }
    pending ??= { charset, bytes: [] };
    pending.bytes.push(wordBytes(encoding, content));
    end = wordEnd;
  }
  flush();
  return result + text.slice(end);
}

/** The encoded words of a text; the content of one may hold a bare `?`, or spaces, but not both. */
function* wordsOf(text: string): Generator<Word> {
  let from = 0;
  let close = -1;
  for (const match of text.matchAll(WORD_START)) {
    if (match.index < from) continue;
    const start = match.index + match[0].length;
    if (close < start) close = text.indexOf('?=', start);
    if (close === -1) return;
    if (close - start > MAX_WORD_CHARACTERS) continue;
    const content = text.slice(start, close);
    if (content.includes('?') && /\s/.test(content)) continue;
    from = close + 2;
    const [, charset = '', encoding = ''] = match;
    yield { charset: charset.toLowerCase(), encoding, content, start: match.index, end: from };
  }
}

function wordBytes(encoding: string, content: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(content, 'base64');
  return decodeQuotedPrintable(Buffer.from(content.replaceAll('_', ' '), 'utf8'));
}
