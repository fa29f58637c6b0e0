// The README.md of an export, and the examples beside it for programs that draw. Whatever stands there to be typed is run by
// test/exports/readme.process.test.ts, as it is.
/** What the examples ask of. */
export interface Subject {
  /** A table or view that the export has, e.g. `marts.funnel`. */
  relation: string;
  /** A table that it has, e.g. `companies`. */
  table: string;
}

const ON_PSEUDONYMS = `
- Names, addresses and ids of other systems are pseudonyms: 32 hexadecimal digits of the HMAC-SHA256 of the value, with a
  key that is not here. Equal values have equal ones in all tables, and in all exports with the same \`pseudonym_key\`,
  which only tells keys apart. Lists of addresses are lists of pseudonyms. \`dictionary.md\` says which columns have them.`;

const ON_TABLES = `- \`nyx.duckdb\`: schema \`raw\` has the tables of the data model, corrections applied; \`marts\` what is computed
  from them, and views with friendly names; \`meta\` what this export is, what each column means, and which runs and checks
  there were.`;

const ON_COUNTS = `- \`nyx.duckdb\`: \`marts.shared_outcomes\` counts applications by what came of them and one thing at a time. No
  row counts fewer than five: rare values are counted together, in rows without a value. \`meta\` says what this export is.`;

/** The text of README.md; `about` is what meta.about says. */
export function readme(
  about: Readonly<Record<string, string>>,
  { relation, table }: Subject,
): string {
  const said = Object.entries(about).map(([name, value]) => `- ${name}: ${value}`);
  return `# An export of nyx-etl

${said.join('\n')}

${about.profile === 'share' ? ON_COUNTS : ON_TABLES}
- \`parquet/<table>/\`: the same rows. Tables that only grow lie in a folder for each month (Hive: \`month=2026-01\`).
  Ids and JSON are text there, which every reader takes. An instant that is infinite is the largest or smallest number of
  64 bits, a day that of 32, which few readers know: \`infinite\` in \`manifest.json\` names the columns that have any.
- \`dictionary.md\`, \`dictionary.csv\`, \`schema.sql\`: every column, its type and meaning.
- \`examples/\`: questions that run as they stand (\`queries.sql\`), a Jupyter notebook, Evidence and Observable Framework.${about.pseudonym_key === undefined ? '' : ON_PSEUDONYMS}

What follows is typed in this folder.

## With nyx-etl

\`\`\`sh
nyx-etl query "from ${relation}" --warehouse .
nyx-etl export verify .
\`\`\`

## With DuckDB, on its own or in Python

\`\`\`sh
duckdb -readonly nyx.duckdb -c "from ${relation}"
\`\`\`

\`\`\`python
import duckdb
print(duckdb.connect("nyx.duckdb", read_only=True).sql("from ${relation}"))
\`\`\`

## With any reader of Parquet

\`\`\`python
import pandas
print(pandas.read_parquet("parquet/${table}"))
\`\`\`

\`\`\`python
import polars
print(polars.read_parquet("parquet/${table}/**/*.parquet"))
\`\`\`
`;
}

/** A Jupyter notebook (nbformat 4.5) that asks the export it lies in. */
export function notebook({ relation, table }: Subject): string {
  const cells = [
    ['markdown', '# An export of nyx-etl\n\nNeeds the packages duckdb and pandas.'],
    [
      'code',
      'import duckdb\n\nnyx = duckdb.connect("../nyx.duckdb", read_only=True)\nnyx.sql("from meta.about").df()',
    ],
    ['markdown', 'What there is:'],
    [
      'code',
      'nyx.sql("select schema_name, table_name, column_name, comment from meta.dictionary").df()',
    ],
    ['markdown', 'A question:'],
    ['code', `nyx.sql("from ${relation}").df()`],
    ['markdown', 'The same rows as Parquet:'],
    ['code', `import pandas\n\npandas.read_parquet("../parquet/${table}")`],
  ].map(([cell_type, text = ''], at) => ({
    cell_type,
    id: `cell-${at + 1}`,
    metadata: {},
    source: text.split(/(?<=\n)/),
    ...(cell_type === 'code' ? { execution_count: null, outputs: [] } : {}),
  }));
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = { kernelspec, language_info: { name: 'python' } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** What goes where in a project of Evidence. */
export function evidence({ relation }: Subject): string {
  const name = relation.split('.').at(-1);
  return `# In Evidence

Copy \`nyx.duckdb\` to \`sources/nyx/\`, and beside it put \`connection.yaml\`

\`\`\`yaml
name: nyx
type: duckdb
options:
  filename: nyx.duckdb
\`\`\`

and \`${name}.sql\`:

\`\`\`sql
from ${relation}
\`\`\`

A page then asks the source, and shows what it answers:

    \`\`\`sql ${name}
    select * from nyx.${name}
    \`\`\`

    <DataTable data={${name}} />
`;
}

/** What goes where in a project of Observable Framework. */
export function observable({ table }: Subject): string {
  return `# In Observable Framework

Copy the Parquet file to \`src/\` and name it in the front matter of a page, which can then ask it:

    ---
    sql:
      ${table}: ./${table}.parquet
    ---

    \`\`\`sql
    select * from ${table} limit 100
    \`\`\`

It lies below \`parquet/${table}/\`.
`;
}
