/** CSV (RFC 4180), a header and rows; null is an empty field, empty text is `""`. Spreadsheets run cells that begin like a formula: these get a `'`. */
export function renderCsv(header: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | null): string {
  if (value === null) return '';
  const safe = harmless(value);
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function harmless(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  return /^\s*[=+\-@\t\r|]/.test(value) && !isNumber ? `'${value}` : value;
}
