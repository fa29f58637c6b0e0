/** CSV (RFC 4180), a header and rows; see `csvLines`. */
export function renderCsv(
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): string {
  return csvLines([header]) + csvLines(rows);
}

/**
 * Rows as lines of CSV; null is an empty field, empty text is `""`. Spreadsheets run what begins like a formula, also
 * behind a semicolon or in a new line, where they may begin another cell: this gets a `'`.
 */
export function csvLines(
  rows: readonly (readonly (string | null)[])[],
  lineEnd: '\n' | '\r\n' = '\r\n',
): string {
  return rows.map((row) => row.map(field).join(',') + lineEnd).join('');
}

function field(value: string | null): string {
  if (value === null) return '';
  const safe = STARTER.test(value) ? harmless(value) : value;
  return safe === '' || /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Also full-width, as the keyboards of Eastern Asia write them: Excel takes these for the plain ones.
const STARTER = /[=+\-@|\uff1d\uff0b\uff0d\uff20]/;
const FORMULA = /^[\s\p{Cc}\p{Cf}"]*[=+\-@|\uff1d\uff0b\uff0d\uff20]/u;
/** A negative number, an instant before the year 0 or after 9999, the earliest of all. */
const VALUE = /^(-\d+(\.\d+)?(e[-+]?\d+)?|[-+]\d{6}-\d\d-\d\dT[\d:.]+Z|-infinity)$/i;
/** An entry of a list in a text: a dash and words, nothing that is called or looked up. */
const LIST_ENTRY = /^\s*[-+]\s[^|!(=]*$/;

function harmless(value: string): string {
  const cells = value.split(/([;\t\r\n])/);
  return cells
    .map((cell, index) => {
      const harmlessAsItIs =
        !FORMULA.test(cell) || VALUE.test(cell) || (index > 0 && LIST_ENTRY.test(cell));
      return harmlessAsItIs ? cell : `'${cell}`;
    })
    .join('');
}
