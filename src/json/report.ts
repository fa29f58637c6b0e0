import { z } from 'zod';
import { queryFormats } from '../choices.ts';
import { applicationsReportSchema } from '../reports/documents/applications.ts';
import { companyReportSchema } from '../reports/documents/company.ts';
import { overviewReportSchema } from '../reports/documents/overview.ts';
import { sessionReportSchema } from '../reports/documents/session.ts';
import { bytes, count, data, flag, folder, listOf, profile, text } from './fields.ts';

/** What `report` prints: the models of the reports, by their kind. */
export const reports = {
  'report-session': sessionReportSchema,
  'report-company': companyReportSchema,
  'report-overview': overviewReportSchema,
  'report-applications': applicationsReportSchema,
};

/** What `report --out` prints. */
export const reportFile = z.strictObject({
  file: text('The file that was written; of CSV the folder that holds one per table.'),
  format: z.enum(['text', 'md', 'html', 'csv', 'xlsx', 'json']).describe('How it was written.'),
  bytes,
  replaced: flag('Whether an older file was there.'),
});

/** What `report --all` prints. */
export const reportSite = z.strictObject({
  folder,
  pages: count('Pages that were written.'),
  bytes: count('Size of all pages together, in bytes.'),
});

export const query = z.strictObject({
  profile,
  columns: listOf('The columns of the result, in their order.', {
    name: text('Name of the column; of several with one name the later ones get a number.'),
    type: text("DuckDB's name of its type, e.g. BIGINT."),
  }),
  rows: z
    .array(z.record(z.string(), data('A value: 64-bit integers and decimals are strings.')))
    .describe('The rows, each an object by the names of the columns.'),
});

/** What `query --out` prints. */
export const queryFile = z.strictObject({
  file: text('The file that was written.'),
  format: z.enum(queryFormats).describe('How it was written.'),
  rows: count('Rows in it.'),
  profile,
});
