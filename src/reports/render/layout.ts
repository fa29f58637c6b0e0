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

/** Lines of at most `width` columns, broken at spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
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

/** Widths of columns that together, with gaps of two, take at most `room`: the widest give way. */
export function fitWidths(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  const taken = () => widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
  while (taken() > room && Math.max(...widths) > NARROWEST) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
