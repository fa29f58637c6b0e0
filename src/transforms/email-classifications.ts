import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { readEmails } from './mail/read-emails.ts';
import { rulesVersion } from './mail/rules-version.ts';
import type { Transform } from './transform.ts';

const evidence = sqlFile('src/transforms/mail/keep_evidence.sql');

/** What every message is, by rule, where no person and no model has said; see docs/metrics.md. */
export const emailClassifications: Transform = {
  name: 'email_classifications',
  target: 'saturnus.email_classifications',
  scopeColumn: 'email_id',
  key: ['email_id'],
  mode: 'append',
  newestBy: 'created_at',
  ownRows: `generated_by = 'rule'`,
  inputs: ['corrected.emails'],
  everyKey: 'select id as key from saturnus.emails',
  scopeFile: 'src/transforms/email_scope.sql',
  compute: ({ session }) => readEmails(session),
  version: rulesVersion,
  afterPublish: async (session: Session) => {
    await runSqlFile(session, evidence);
  },
};
