import { z } from 'zod';
import { readTable } from './read-table.ts';

/** A line of knowledge/job-hosts.tsv. */
export const jobHostRow = z.strictObject({
  domain: z.string().regex(/^[^A-Z\s]+$/, 'write it in lower case'),
  source: z.string(),
  kind: z.enum(['job_board', 'company_site', 'referral', 'aggregator']),
  everywhere: z.literal('everywhere', 'write everywhere, or nothing').optional(),
  note: z.string().optional(),
});

/** A host that carries many companies' postings, a registrable domain with all below it: its domain says nothing about the company. */
export type JobHost = z.infer<typeof jobHostRow>;

/** Job boards, applicant-tracking systems and aggregators. */
export const jobHosts: readonly JobHost[] = readTable('job-hosts.tsv', jobHostRow);
