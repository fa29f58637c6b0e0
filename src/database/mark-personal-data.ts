import { createHash } from 'node:crypto';
import type { CodeStep } from './migration-files.ts';
import { dataClasses, personalData } from './personal-data.ts';
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const stricterMarks = sqlFile(import.meta.url, './stricter_marks.sql');
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

/**
 * A sentence when comments hold columns for stricter than schema/personal-data.tsv does, for somebody wrote them or the file
 * once said so: exports go by them, and migrate never makes a class laxer. Undefined when none does.
 */
export async function tellStricter(session: Session): Promise<string | undefined> {
  const { rows } = await runSqlFile<Record<'name' | 'marked' | 'said' | 'remedy', string>>(
    session,
    stricterMarks,
    {
      classes: JSON.stringify(Object.fromEntries(personalData())),
      strictness: JSON.stringify(dataClasses),
    },
  );
  const [first] = rows;
  if (!first) return undefined;
  const more = rows.length === 1 ? '' : ` (and ${rows.length - 1} more)`;
  const { name, marked, said, remedy } = first;
  return `the comment of ${name} says ${marked}${more}, schema/personal-data.tsv ${said}: exports hold it for ${marked}; to make it ${said}: ${remedy}`;
}
