import { createHash } from 'node:crypto';
import type { CodeStep } from './migration-files.ts';
import { dataClasses, personalData } from './personal-data.ts';
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const statements = sqlFile(import.meta.url, './code/mark_personal_data.sql');

/** The step of a migration that writes the classes of schema/personal-data.tsv into the comments of the columns. */
export function markPersonalData(): CodeStep {
  const classes = JSON.stringify(Object.fromEntries(personalData()));
  return {
    name: 'personal-data.tsv',
    sha256: createHash('sha256').update(classes).digest('hex'),
    apply: (session) => mark(session, classes),
  };
}

async function mark(session: Session, classes: string): Promise<void> {
  const strictness = JSON.stringify(dataClasses);
  const { rows } = await runSqlFile<{ statement: string }>(session, statements, {
    classes,
    strictness,
  });
  await session.pg.query(rows.map(({ statement }) => statement).join(';\n'));
}
