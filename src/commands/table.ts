import { currentIo } from '../invocation.ts';
import { describeTerminal } from '../output.ts';
import { cut, fitWidths, pad, widest } from '../reports/render/layout.ts';
import { visible } from '../reports/visible.ts';

/** Says of a list that is not whole how much of it is shown; nothing of one that is. */
export function describeRest(shown: number, total: number | bigint): string[] {
  if (BigInt(shown) >= BigInt(total)) return [];
  return [`${shown} of ${total.toLocaleString('en-US')}, the newest: --limit ${total} shows all`];
}

/** Columns aligned, each row one harmless line; the last is not padded. On a terminal the widest are cut to fit. */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [header, ...rows].map((row) => row.map(visible));
  const natural = header.map((_, column) => widest(lines.map((line) => line[column] ?? '')));
  const widths = currentIo().stdout.isTTY ? fitWidths(natural, describeTerminal().width) : natural;
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cut(cell, widths[column] ?? 0), widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
