import { z } from 'zod';
import { applicationsReportSchema } from '../reports/documents/applications.ts';
import { companyReportSchema } from '../reports/documents/company.ts';
import { overviewReportSchema } from '../reports/documents/overview.ts';
import { sessionReportSchema } from '../reports/documents/session.ts';
import { bytes, count, data, folder, text } from './fields.ts';

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
  replaced: z.boolean().describe('Whether an older file was there.'),
});

/** What `report --all` prints. */
export const reportSite = z.strictObject({
  folder,
  pages: count('Pages that were written.'),
  bytes: count('Size of all pages together, in bytes.'),
});

/** What `query` prints. */
export const query = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        name: text('Name of the column.'),
        type: text("DuckDB's name of its type, e.g. BIGINT."),
      }),
    )
    .describe('The columns of the result, in their order.'),
  rows: z
    .array(z.array(data('A value: 64-bit integers and decimals are strings.')))
    .describe('The rows, each with a value per column.'),
});
