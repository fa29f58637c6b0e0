import { once } from '../../once.ts';
import { widthOf } from '../../text/text-width.ts';

const graphemes = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/** Columns the widest of the texts takes; there may be more of them than a function takes arguments. */
export function widest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, widthOf(text));
  return most;
}

/** The text, cut with `…` to at most `width` columns. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes().segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text, filled with spaces to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Lines of at most `width` columns, broken at spaces; a word that is longer than a line anywhere. */
export function wrap(text: string, width: number): string[] {
  // A Chinese character takes two.
  const room = Math.max(width, 2);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].flatMap((one) => (widthOf(one) > room ? breakWord(one, room) : [one]));
}

function breakWord(word: string, room: number): string[] {
  const parts: string[] = [];
  let taken = room;
  for (const { segment } of graphemes().segment(word)) {
    const width = widthOf(segment);
    if (taken + width > room) {
      parts.push('');
      taken = 0;
    }
    parts[parts.length - 1] += segment;
    taken += width;
  }
  return parts;
}

/** A line that is longer than `width` columns goes on in the next, further in. */
export function hang(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const [indent = ''] = new RegExp(`^ {0,${Math.max(Math.floor(width / 2), 0)}}`).exec(line) ?? [];
  const told = line.slice(indent.length).trimStart();
  const [first = ''] = wrap(told, width - indent.length);
  const further = `${indent}  `;
  const more = wrap(told.slice(first.length).trimStart(), width - further.length);
  return [indent + first, ...more.map((rest) => further + rest)];
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A share from 0 to 1 as a bar; anything above nothing shows. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(Math.max(share, 0), 1) * width * 8);
  const drawn = share > 0 ? Math.max(eighths, 1) : 0;
  return '█'.repeat(Math.floor(drawn / 8)) + (EIGHTHS[drawn % 8] ?? '');
}

const LEVELS = '▁▂▃▄▅▆▇█';

/** Values from 0 as a row of blocks, the largest the highest; a gap where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(...values.map((value) => value ?? 0));
  return values
    .map((value) => {
      if (value === null) return ' ';
      const level = most === 0 ? 0 : Math.round((value / most) * (LEVELS.length - 1));
      return LEVELS[level];
    })
    .join('');
}

export const GAP = 2;
export const NARROWEST = 8;

/** What columns take together, with gaps between them. */
export function spanOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
}

/** Widths of columns that together take at most `room`: the widest give way, each down to its `least`. */
export function fitWidths(
  natural: readonly number[],
  room: number,
  least: readonly number[] = natural.map(() => NARROWEST),
): number[] {
  const widths = [...natural];
  while (spanOf(widths) > room) {
    const giving = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const most = Math.max(...giving);
    if (most === 0) break;
    widths[giving.indexOf(most)] = most - 1;
  }
  return widths;
}
