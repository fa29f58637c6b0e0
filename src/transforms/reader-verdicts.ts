import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { emailClassifications, emailScope, readRulesVersion } from './email-classifications.ts';
import type { Transform } from './transform.ts';

const select = sqlFile(import.meta.url, './reader/reader_verdicts.sql');
const claim = sqlFile(import.meta.url, './reader/claim_verdicts.sql');

/** What a mail reader says of mail that the rules are unsure of: classifications by `llm`, made from its kept answers. */
export const readerVerdicts: Transform = {
  name: 'reader_verdicts',
  target: 'saturnus.email_classifications',
  scopeColumn: 'email_id',
  key: ['email_id', 'generated_by'],
  mode: 'replace',
  ownRows: 'id in (select email_classification_id from etl.reader_verdicts)',
  inputs: ['corrected.email_classifications', 'etl.email_readings', 'etl.reader_answers'],
  dueBy: [
    ...emailClassifications.dueBy.filter(({ table }) => table === 'emails'),
    {
      table: 'email_classifications',
      key: 'email_id',
      entity: 'email',
      fields: [
        ...['email_id', 'classification_label', 'eisenhower_quadrant', 'importance_score'],
        ...['confidence_score', 'generated_by', 'created_at'],
      ],
    },
  ],
  everyKey: emailClassifications.everyKey,
  scopeFile: emailScope,
  definedBy: [select.text],
  version: readRulesVersion,
  prepare: async (session, { mailReader, progress }) => {
    if (mailReader?.url === undefined) return undefined;
    const { askReader } = await import('./reader/ask-reader.ts');
    return askReader(session, mailReader, progress);
  },
  compute: async ({ session }) => {
    await runSqlFile(session, {
      ...select,
      text: `create temporary table reader_verdicts on commit drop as ${select.text}`,
    });
  },
  afterPublish: async (session) => {
    await runSqlFile(session, claim);
  },
};
