import { currentIo, type OutputStream } from '../invocation.ts';
import { describeTerminal } from '../output.ts';
import { hang, pad, widest, wrap } from '../reports/render/layout.ts';
import { visible } from '../reports/visible.ts';

/** Says of a list that is not whole how much of it is shown; nothing of one that is. */
export function describeRest(shown: number, total: number | bigint): string[] {
  if (BigInt(shown) >= BigInt(total)) return [];
  return [
    fitLines([
      `${shown} of ${total.toLocaleString('en-US')}, the newest: --limit ${total} shows all`,
    ]),
  ];
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
      const [first, ...more] = wrap(line.at(-1) ?? '', room);
      return [cells.join('') + first, ...more.map((rest) => ' '.repeat(taken) + rest)];
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * Lines that fit the terminal: a longer one goes on in the next, further in. A command with a path
 * stays in one piece: the terminal breaks it without a blank in what is copied.
 */
export function fitLines(lines: readonly string[], stream?: OutputStream): string {
  const width = terminalWidth(stream);
  return lines
    .join('\n')
    .split('\n')
    .flatMap((line) => (COMMAND.test(line) ? [line] : hang(line, width)))
    .join('\n');
}

/** `next: nyx-etl report --session last --warehouse /srv/exports` */
const COMMAND = /^[a-z ]+: nyx-etl .*\//;

function renderRow(header: readonly string[], cells: readonly string[]): string {
  const told = header.map((name, at) => [name, cells[at] ?? ''].filter(Boolean).join(' '));
  return hang(told.filter((_, at) => cells[at]).join(GAP), terminalWidth()).join('\n');
}

function terminalWidth(stream: OutputStream = currentIo().stdout): number {
  return stream.isTTY ? describeTerminal(stream).width : Number.POSITIVE_INFINITY;
}
