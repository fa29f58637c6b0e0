const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * A row of COPY in CSV, its line feed included, with other text in some fields: `replace` is told what a field holds, and
 * gives what it shall hold; undefined, and null which is no text, leave it as it is.
 */
export function replaceFields(
  row: Buffer,
  replacements: readonly (((text: string) => string) | undefined)[],
): Buffer {
  const parts: Buffer[] = [];
  let kept = 0;
  let start = 0;
  for (const replace of replacements) {
    const end = endOfField(row, start);
    if (replace && end > start) {
      parts.push(row.subarray(kept, start), Buffer.from(toCsv(replace(toText(row, start, end)))));
      kept = end;
    }
    start = end + 1;
  }
  return parts.length === 0 ? row : Buffer.concat([...parts, row.subarray(kept)]);
}

/** Where the comma or the line feed after a field stands. */
function endOfField(row: Buffer, start: number): number {
  let at = start;
  if (row[at] === QUOTE) {
    do {
      at = row.indexOf(QUOTE, at + 1) + 1;
    } while (row[at] === QUOTE);
    return at;
  }
  at = row.indexOf(COMMA, start);
  return at === -1 ? row.length - 1 : at;
}

function toText(row: Buffer, start: number, end: number): string {
  return row[start] === QUOTE
    ? row.toString('utf8', start + 1, end - 1).replaceAll('""', '"')
    : row.toString('utf8', start, end);
}

/** Quoted only where it has to be, as COPY does. */
function toCsv(text: string): string {
  return text === '' || /[,"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
