import { getDomain, getDomainWithoutSuffix } from 'tldts';
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

const byDomain = new Map(jobHosts.map((host) => [host.domain, host]));
/** Boards that have a domain in many countries, all under one name. */
const byLabel = new Map(
  jobHosts
    .filter(({ everywhere }) => everywhere !== undefined)
    .map((host) => [getDomainWithoutSuffix(host.domain) ?? '', host]),
);

/**
 * The known host of a URL or a domain, also where it is a board's site for another country, as in
 * de.indeed.com and indeed.fr.
 */
export function jobHostOf(url: string): JobHost | undefined {
  const domain = getDomain(url);
  if (domain === null) return undefined;
  return byDomain.get(domain) ?? byLabel.get(getDomainWithoutSuffix(domain) ?? '');
}
