import { decodeCharset } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

/** A header like Content-Type: its value in lower case and its parameters by lower-case name. */
export interface ParameterHeader {
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

/** Reads `value; name=x; name*0*=utf-8''y`, forgiving about quotes, comments and missing parts. */
export function readParameters(text: string): ParameterHeader {
  const value = /^\s*"?([^;"\s(]*)/.exec(text)?.[1]?.toLowerCase() ?? '';
  const plain = new Map<string, string>();
  const pieces = new Map<string, { order: number; encoded: boolean; text: string }[]>();
  for (const match of text.slice(0, 20_000).matchAll(PARAMETER)) {
    const name = (match[1] ?? '').toLowerCase();
    const content = match[2]?.replace(/\\(.)/g, '$1') ?? withoutComment(match[3] ?? '');
    const section = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (section === null) {
      if (!plain.has(name)) plain.set(name, decodeWords(content));
      continue;
    }
    const list = pieces.get(section[1] ?? '') ?? [];
    list.push({
      order: Number(section[2] ?? 0),
      encoded: section[2] === undefined || section[3] === '*',
      text: content,
    });
    pieces.set(section[1] ?? '', list);
  }
  for (const [name, list] of pieces) plain.set(name, joinPieces(list));
  return { value, parameters: plain };
}

function joinPieces(list: { order: number; encoded: boolean; text: string }[]): string {
  const sorted = list.toSorted((a, b) => a.order - b.order);
  const label = /^([^']*)'[^']*'/.exec(sorted[0]?.text ?? '');
  const bytes = sorted.map((piece, index) => {
    const text = index === 0 && label !== null ? piece.text.slice(label[0].length) : piece.text;
    return piece.encoded ? percentBytes(text) : Buffer.from(text, 'latin1');
  });
  return decodeCharset(Buffer.concat(bytes), label?.[1]);
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
}

function withoutComment(text: string): string {
  return text.replace(/\s\(.*$/s, '').trim();
}
