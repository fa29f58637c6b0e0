// What an export holds for people beside its tables: views of schema marts, and questions to ask. Each is there where all
// that it reads is.
import { type SqlFile, sqlFile } from '../database/sql-file.ts';

/** Views of schema marts, each after those it reads. */
const views: ReadonlyMap<string, SqlFile> = new Map(
  ['applications', 'funnel', 'company_scorecard', 'model_cost'].map((name) => [
    `marts.${name}`,
    sqlFile(import.meta.url, `./views/${name}.sql`),
  ]),
);

const examples = sqlFile(import.meta.url, './examples.sql');

/** The views that can be made over `tables` (as `raw.companies`), by name, as statements that make and comment them. */
export function viewsOver(tables: Iterable<string>): Map<string, string> {
  const present = new Set(tables);
  const made = new Map<string, string>();
  for (const [name, { text }] of views) {
    if (!relationsIn(text).every((read) => read === name || present.has(read))) continue;
    present.add(name);
    made.set(name, text);
  }
  return made;
}

/** The questions of examples.sql that `relations` answer, below its first paragraph. */
export function examplesOver(relations: ReadonlySet<string>): string {
  const [about = '', ...questions] = examples.text.split('\n\n');
  const answered = questions.filter((text) =>
    relationsIn(text).every((read) => read.startsWith('meta.') || relations.has(read)),
  );
  return `${[about, ...answered].join('\n\n').trimEnd()}\n`;
}

function relationsIn(sql: string): string[] {
  return sql.match(/\b(raw|marts|meta)\.\w+/g) ?? [];
}
