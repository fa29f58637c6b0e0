import type { Splitting } from './record-starts.ts';

/** The fields of one CSV record: `""` is an empty text, nothing at all is null. */
export function csvFields(
  record: string,
  { quote, escape: escaping, delimiter }: Splitting,
): (string | null)[] {
  const fields: (string | null)[] = [];
  let at = 0;
  while (at <= record.length) {
    const isQuoted = quote !== null && record[at] === quote;
    let value = '';
    if (isQuoted) {
      for (at += 1; at < record.length; at += 1) {
        const isEscape =
          record[at] === escaping && (escaping !== quote || record[at + 1] === quote);
        if (isEscape) at += 1;
        else if (record[at] === quote) break;
        value += record[at] ?? '';
      }
      at += 1;
    }
    const end = record.indexOf(delimiter, at);
    value += record.slice(at, end === -1 ? undefined : end);
    fields.push(isQuoted || value !== '' ? value : null);
    at = end === -1 ? record.length + 1 : end + delimiter.length;
  }
  return fields;
}
