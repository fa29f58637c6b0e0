/** No column is called like that: the first line is a record already. */
const VALUES: readonly (readonly [string, RegExp])[] = [
  ['url', /^\s*https?:\/\//i],
  [
    'date',
    /^\s*(\d{4}-\d\d-\d\d([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4})\s*$/u,
  ],
  ['salary', /^\s*(salary:? )?[$€£₹]\s?\d[\d.,]+/i],
];

/** What kind of value a text in the place of a header is: `url`, `date`, `salary`; null for what may be a name. */
export function valueKind(name: string): string | null {
  return VALUES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** What kind of value the first record has, `title` for the only other column, else numbers, as DuckDB gives them. */
export function namesWithoutHeader(record: readonly string[]): string[] {
  const kinds = record.map(valueKind);
  const others = kinds.filter((kind) => kind === null).length;
  return kinds.map((kind, index) => {
    if (kind !== null) return kinds.indexOf(kind) === index ? kind : `column${index}`;
    return others === 1 ? 'title' : `column${index}`;
  });
}
