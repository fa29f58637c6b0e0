import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { rulesVersion } from './mail/rules-version.ts';
import type { Transform } from './transform.ts';

const claim = sqlFile('src/transforms/mail/claim_links.sql');

/** Which application every message is about, by rule; see email_application_links.sql. */
export const emailApplicationLinks: Transform = {
  name: 'email_application_links',
  target: 'saturnus.email_application_links',
  scopeColumn: 'email_id',
  key: ['email_id', 'application_id'],
  mode: 'replace',
  ownRows: 'id in (select email_application_link_id from etl.rule_links)',
  inputs: [
    'corrected.applications',
    'corrected.companies',
    'corrected.email_accounts',
    'corrected.email_classifications',
    'corrected.emails',
    'corrected.job_posts',
  ],
  everyKey: 'select id as key from saturnus.emails',
  scopeFile: 'src/transforms/email_link_scope.sql',
  version: rulesVersion,
  afterPublish: async (session: Session) => {
    await runSqlFile(session, claim);
  },
};
