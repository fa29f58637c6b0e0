import { currentIo } from '../invocation.ts';
import { describeTerminal } from '../output.ts';
import { pad, widest, wrap } from '../reports/render/layout.ts';
import { visible } from '../reports/visible.ts';
import { widthOf } from '../text/text-width.ts';

/** Says of a list that is not whole how much of it is shown; nothing of one that is. */
export function describeRest(shown: number, total: number | bigint): string[] {
  if (BigInt(shown) >= BigInt(total)) return [];
  return [`${shown} of ${total.toLocaleString('en-US')}, the newest: --limit ${total} shows all`];
}

/** The least that a last column is worth beside the others, and between columns. */
const LEAST_ROOM = 20;
const GAP = '  ';

/**
 * Columns aligned, each row one harmless line. On a terminal the last column is wrapped to fit; where it would have no room,
 * each row is told as `header value  header value`. Nothing is left out.
 */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [header, ...rows].map((row) => row.map(visible));
  const widths = header.map((_, column) => widest(lines.map((line) => line[column] ?? '')));
  const taken = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP.length, 0);
  const room = terminalWidth() - taken;
  if (room < Math.min(LEAST_ROOM, widths.at(-1) ?? 0))
    return lines
      .slice(1)
      .map((line) => renderRow(header, line))
      .join('\n');
  return lines
    .flatMap((line) => {
      const cells = line.slice(0, -1).map((cell, column) => pad(cell, widths[column] ?? 0) + GAP);
      const [first, ...more] = fold(line.at(-1) ?? '', room);
      return [cells.join('') + first, ...more.map((rest) => ' '.repeat(taken) + rest)];
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Lines that fit the terminal: a longer one goes on in the next, further in. */
export function fitLines(lines: readonly string[]): string {
  return lines.join('\n').split('\n').map(fitLine).join('\n');
}

function fitLine(line: string): string {
  const width = terminalWidth();
  if (widthOf(line) <= width) return line;
  const [indent = ''] = /^ */.exec(line) ?? [];
  const told = line.slice(indent.length);
  const [first = ''] = fold(told, width - indent.length);
  const further = `${indent}  `;
  const more = fold(told.slice(first.length).trimStart(), width - further.length);
  return [indent + first, ...more.map((rest) => further + rest)].join('\n');
}

function renderRow(header: readonly string[], cells: readonly string[]): string {
  const told = header.map((name, at) => [name, cells[at] ?? ''].filter(Boolean).join(' '));
  return fitLine(told.filter((_, at) => cells[at]).join(GAP));
}

/** Broken at spaces, and a word that is longer than a line anywhere. */
function fold(text: string, width: number): string[] {
  const room = Math.max(width, LEAST_ROOM);
  return wrap(text, room).flatMap((line) =>
    widthOf(line) > room ? breakWord(line, room) : [line],
  );
}

function breakWord(word: string, room: number): string[] {
  const parts: string[] = [];
  let taken = room;
  for (const character of word) {
    const width = widthOf(character);
    if (taken + width > room) {
      parts.push('');
      taken = 0;
    }
    parts[parts.length - 1] += character;
    taken += width;
  }
  return parts;
}

function terminalWidth(): number {
  return currentIo().stdout.isTTY ? describeTerminal().width : Number.POSITIVE_INFINITY;
}
