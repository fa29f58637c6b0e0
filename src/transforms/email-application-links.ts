import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { mailFields, readRulesVersion } from './email-classifications.ts';
import type { Transform } from './transform.ts';

const heardMails = sqlFile(import.meta.url, './mail/heard_mails.sql');
/** What each message says itself, and what is surely known of it: in this order. */
const voices = [
  sqlFile(import.meta.url, './mail/linkable_mails.sql'),
  sqlFile(import.meta.url, './mail/link_candidates.sql'),
  sqlFile(import.meta.url, './mail/own_links.sql'),
  sqlFile(import.meta.url, './mail/link_voices.sql'),
];
const links = sqlFile(import.meta.url, './email_application_links.sql');
const claim = sqlFile(import.meta.url, './mail/claim_links.sql');

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
  dueBy: [
    {
      table: 'emails',
      key: 'id',
      entity: 'email',
      fields: [...mailFields, ...['received_at', 'sent_at', 'thread_id', 'in_reply_to_message_id']],
    },
    { table: 'emails', key: 'thread_id', entity: 'thread', fields: ['thread_id'] },
    { table: 'email_accounts', key: 'id', entity: 'account', fields: ['user_id'], onInsert: false },
    {
      table: 'email_classifications',
      key: 'email_id',
      entity: 'email',
      fields: [
        'email_id',
        'classification_label',
        'confidence_score',
        'generated_by',
        'created_at',
      ],
    },
    {
      table: 'email_application_links',
      key: 'email_id',
      entity: 'linked_email',
      fields: ['email_id', 'application_id', 'link_type', 'matched_by', 'confidence_score'],
    },
    {
      table: 'applications',
      key: 'id',
      entity: 'application',
      fields: ['user_id', 'job_post_id', 'application_submitted_at'],
    },
    {
      table: 'job_posts',
      key: 'id',
      entity: 'job_post',
      fields: ['company_id', 'job_title'],
      onInsert: false,
    },
    {
      table: 'companies',
      key: 'id',
      entity: 'company',
      fields: ['name', 'canonical_domain'],
      onInsert: false,
    },
  ],
  everyKey: 'select id as key from saturnus.emails',
  scopeFile: sqlFile(import.meta.url, './email_link_scope.sql'),
  definedBy: [heardMails, ...voices, links].map(({ text }) => text),
  version: readRulesVersion,
  compute: ({ session, parameters }) => computeLinks(session, parameters.whole),
  afterPublish: async (session) => {
    await runSqlFile(session, claim);
  },
};

/** In steps, because what fits equally well is kept for the coverage check, and what is known of one mail tells of others. */
async function computeLinks(session: Session, whole: string): Promise<void> {
  // The planner cannot know how many mails are in scope, and would go through the facts once for each; nor how many words a
  // mail has, and would sort them all.
  await session.pg.query(
    `set local enable_nestloop = off; set local enable_mergejoin = off; set local work_mem = '128MB'`,
  );
  await runSqlFile(session, heardMails, { whole });
  for (const step of voices) await runSqlFile(session, step);
  await runSqlFile(session, {
    ...links,
    text: `create temporary table email_application_links on commit drop as ${links.text}`,
  });
  await session.pg.query(
    'set local enable_nestloop to default; set local enable_mergejoin to default',
  );
}
