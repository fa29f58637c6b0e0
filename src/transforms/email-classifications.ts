import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { Transform } from './transform.ts';

const lessons = sqlFile(import.meta.url, './mail/apply_lessons.sql');
/** Leads from marks to the mails whose words or verdicts have changed. */
export const emailScope = sqlFile(import.meta.url, './email_scope.sql');
const evidence = sqlFile(import.meta.url, './mail/keep_evidence.sql');

/** What the rules read of a mail. */
export const mailFields = [
  ...['email_account_id', 'from_address', 'direction', 'subject', 'body_plain', 'body_html'],
];

/** What every message is, by rule, where no person and no model has said; see docs/metrics.md. */
export const emailClassifications: Transform = {
  name: 'email_classifications',
  target: 'saturnus.email_classifications',
  scopeColumn: 'email_id',
  key: ['email_id'],
  mode: 'append',
  newestBy: 'created_at',
  ownRows: `generated_by = 'rule'`,
  inputs: ['corrected.email_accounts', 'corrected.emails'],
  dueBy: [
    {
      table: 'emails',
      key: 'id',
      entity: 'email',
      fields: mailFields,
    },
    { table: 'email_accounts', key: 'id', entity: 'account', fields: ['user_id'], onInsert: false },
    {
      table: 'email_classifications',
      key: 'email_id',
      entity: 'judged',
      fields: ['email_id', 'generated_by', 'classification_label', 'created_at'],
      where: `generated_by is distinct from 'rule'`,
    },
  ],
  everyKey: 'select id as key from saturnus.emails',
  scopeFile: emailScope,
  compute: async ({ session }) => {
    const { readEmails } = await import('./mail/read-emails.ts');
    await readEmails(session);
    await runSqlFile(session, lessons);
  },
  definedBy: [lessons.text],
  version: readRulesVersion,
  afterPublish: async (session: Session) => {
    await runSqlFile(session, evidence);
  },
};

/** The version of the rules, which are loaded when they are needed: there are many. */
export async function readRulesVersion(): Promise<string> {
  return (await import('../mail/rules/rules-version.ts')).rulesVersion();
}
