import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { companyKey } from '../../knowledge/company-key.ts';
import { type JobHost, jobHostOf, jobHosts } from '../../knowledge/job-hosts.ts';

const byName = new Map(jobHosts.map((host) => [nameKey(host.source), host]));
/**
 * The registrable domain of a company, where that is certain: its own website, or a careers page whose domain bears
 * its name. Hosts that carry many companies' postings say nothing.
 */
export function companyDomain(
  website: string | null,
  host: string | null,
  name: string | null,
): string | null {
  const own = website === null ? null : domainOf(website);
  if (own !== null && (isFrontPage(website ?? '') || bearsName(own, name))) return own;
  const careers = host === null ? null : domainOf(host);
  return careers !== null && bearsName(careers, name) ? careers : null;
}

/** The name under which a posting's host (or URL), or what a file calls its platform, is known as a job source; else null. */
export function jobSourceName(platform: string | null, host: string | null): string | null {
  // A scraper's class is called after the board that it reads: IndeedScraperUSAEng.
  const told =
    platform
      ?.trim()
      .replace(/^via\s+/i, '')
      .replace(/^([A-Z]\w{2,}?)(?:Static|Dynamic)?Scraper\w*$/, '$1') ?? '';
  if (told !== '') return (knownSource(told) ?? jobHostOf(told))?.source ?? told;
  return host === null ? null : (jobHostOf(host)?.source ?? null);
}

/** What is known of a source by that name. */
export function knownSource(name: string): JobHost | undefined {
  return byName.get(nameKey(name));
}

/** `zip_recruiter`, `ZipRecruiter` and `Zip Recruiter` are one name. */
function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function domainOf(text: string): string | null {
  const domain = getDomain(text.trim());
  return domain === null || jobHostOf(text.trim()) !== undefined ? null : domain.toLowerCase();
}

/** A company's own website is given as its front page; a page about it on someone else's site has a path. */
function isFrontPage(website: string): boolean {
  const path = website
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^[^/?#]*/, '');
  return /^\/?([a-z]{2}(-[a-z]{2})?\/?)?$/i.test(path);
}

/** `stripe.com` bears the name Stripe, `acme-robotics.de` the name ACME Robotics GmbH. */
function bearsName(domain: string, name: string | null): boolean {
  if (name === null) return false;
  const label = (getDomainWithoutSuffix(domain) ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const key = companyKey(name).replaceAll(/[^\p{L}\p{N}]/gu, '');
  return (
    label.length >= 3 &&
    key.length >= 3 &&
    (label === key || (label.startsWith(key) && label.length <= key.length + 5))
  );
}
