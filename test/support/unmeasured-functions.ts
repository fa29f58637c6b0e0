// Which exports of the modules under test are measured with fewer shapes, or not at all.

/** Functions that hand their text to many others, each of which is measured with more shapes for itself. */
export const compositions: ReadonlySet<string> = new Set(['classifyMail', 'readMessage', 'readTableMessage']);

/** Exports of the same modules that foreign text does not meet, or only by way of those above. */
export const otherFunctions: ReadonlySet<string> = new Set([
  // They take names of our own tables.
  'ingest/mapping/header-names.ts#headerNames',
  'ingest/mapping/header-names.ts#fieldOf',
  'ingest/emails/byte-window.ts#ByteWindow',
  'ingest/emails/email-plan.ts#emailPlan',
  'ingest/emails/mail-batches.ts#gatherBatches',
  'ingest/emails/mail-batches.ts#readBatch',
  'ingest/emails/mail-files.ts#findMailFile',
  'ingest/emails/mail-files.ts#isTable',
  'ingest/emails/mail-files.ts#listMailFiles',
  'ingest/emails/mail-files.ts#unusablePath',
  'ingest/emails/mailbox-source.ts#mailboxSource',
  'ingest/emails/mailbox-source.ts#placesSource',
  'ingest/emails/mailbox.ts#findOwner',
  'ingest/emails/mailbox.ts#openMailbox',
  'ingest/emails/mbox-splitter.ts#splitMbox',
  'ingest/emails/merge-emails.ts#mergeEmails',
  'ingest/emails/message-row.ts#messageRow',
  'ingest/emails/message-row.ts#orReason',
  'ingest/emails/mime/body-parts.ts#contentType',
  'ingest/emails/mime/body-parts.ts#readBody',
  'ingest/emails/mime/headers.ts#header',
  'ingest/emails/mime/limits.ts#MimeLimitError',
  'ingest/emails/mmdf-splitter.ts#splitMmdf',
  'ingest/emails/open-mail-table.ts#openMailTable',
  'ingest/emails/plain-bytes.ts#plainStream',
  'ingest/emails/read-in-workers.ts#readInWorkers',
  'ingest/emails/read-mail-file.ts#readMailFile',
  'ingest/emails/reject-messages.ts#rejectMessage',
  'ingest/emails/stage-records.ts#stageRecords',
  'ingest/emails/table-source.ts#findWholeMessages',
  'ingest/emails/table-source.ts#tableSource',
  'ingest/normalise/currencies.ts#decideDollar',
  'transforms/mail/doubts.ts#whyIgnored',
  'transforms/mail/phrase-index.ts#indexPhrases',
  'transforms/mail/phrase.ts#compilePhrase',
  'transforms/mail/read-emails.ts#readEmails',
  'transforms/mail/rules/rule.ts#phraseRules',
]);
