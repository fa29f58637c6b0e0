import { createHash } from 'node:crypto';
import type { CodeStep } from './migration-files.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const statement = sqlFile(import.meta.url, './code/legal_forms.sql');

/** The step of a migration that brings the legal forms of knowledge/companies.tsv to PostgreSQL. */
export function defineLegalForms(rows: readonly { form: string; place: string }[]): CodeStep {
  const forms = JSON.stringify(rows);
  const hash = createHash('sha256').update(statement.text).update(forms);
  return {
    name: 'knowledge/companies.tsv',
    sha256: hash.digest('hex'),
    apply: async (session) => {
      const { rows: made } = await runSqlFile<{ statement: string }>(session, statement, { forms });
      await session.pg.query(made.map((row) => row.statement).join(';\n'));
    },
  };
}
