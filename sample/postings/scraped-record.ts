import { DAY, FIRST_DAY, iso, isoDate } from '../instants.ts';
import type { Random } from '../random.ts';
import type { JobPost } from '../world/job-posts.ts';
import { describeAsHtml } from './description.ts';

/** A posting in the words of the scraper that found it. */
export type ScrapedRecord = Record<string, string | number | boolean | null | string[]>;

const SYMBOLS = { EUR: '€', GBP: '£', USD: '$', SEK: 'SEK ', BRL: 'R$ ' } as const;

/** As the scraper of LinkedIn writes it: flat text, tags in one cell, dates without a time. */
export function linkedinRecord(random: Random, post: JobPost): ScrapedRecord {
  return {
    title: post.title,
    company: post.company.name,
    location: place(random, post),
    url: post.url,
    posted: post.postedAt === null ? null : isoDate(post.postedAt),
    workplace_type: post.isRemote ? 'Remote' : random.pick(['On-site', 'Hybrid']),
    employment_type: EMPLOYMENT[post.employment],
    seniority: SENIORITY[post.seniority.level],
    salary: random.chance(0.24) ? payText(post) : null,
    skills: random.sample(post.role.tags, 3).join('; '),
    description: describeAsHtml(random, post),
  };
}

/** As the scraper of Indeed writes it: few fields, dates in words. */
export function indeedRecord(random: Random, post: JobPost): ScrapedRecord {
  return {
    'Job Title': post.title,
    Employer: post.company.name,
    City: post.city,
    Country: post.company.place.country,
    Link: post.url,
    'Date Posted':
      post.postedAt === null ? null : iso(post.postedAt).slice(0, 19).replace('T', ' '),
    Salary: random.chance(0.45) ? payText(post) : null,
    Description: describeAsHtml(random, post),
  };
}

/** As the scraper of company boards writes it: typed values. */
export function boardRecord(random: Random, post: JobPost): ScrapedRecord {
  const hasPay = random.chance(0.38);
  const [low, high] = payRange(post);
  return {
    url: post.url,
    title: post.title,
    company: post.company.name,
    company_url: random.chance(0.7) ? `https://${post.company.domain}/` : null,
    location: place(random, post),
    department: post.role.department,
    is_remote: random.chance(0.9) ? post.isRemote : null,
    employment_type: post.employment.replace('_', '-'),
    seniority: post.seniority.level,
    posted_at: post.postedAt === null ? null : iso(post.postedAt),
    salary_min: hasPay ? low : null,
    salary_max: hasPay ? high : null,
    salary_currency: hasPay ? post.company.place.currency : null,
    salary_period: hasPay ? 'YEAR' : null,
    tags: random.sample(post.role.tags, random.int(2, 4)),
    source: post.site === 'own' ? 'Direct' : null,
    description: describeAsHtml(random, post),
  };
}

/** Records that no table can take: without a title, without a URL, with something that is none. */
export function unusableRecords(like: ScrapedRecord): ScrapedRecord[] {
  return [
    { ...like, url: `${String(like.url)}-untitled`, title: '' },
    { ...like, url: null, posted_at: iso(FIRST_DAY + DAY) },
    { ...like, url: 'see company page' },
  ];
}

const EMPLOYMENT = {
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  intern: 'Internship',
} as const;
const SENIORITY = {
  intern: 'Internship',
  junior: 'Entry level',
  mid: 'Associate',
  senior: 'Mid-Senior level',
  lead: 'Mid-Senior level',
  principal: 'Director',
} as const;

function place(random: Random, post: JobPost): string {
  const base = `${post.city}, ${post.company.place.country}`;
  return post.isRemote && random.chance(0.4) ? `Remote (${post.company.place.country})` : base;
}

function payRange(post: JobPost): [number, number] {
  const factor = { EUR: 1000, GBP: 900, USD: 1650, SEK: 8600, BRL: 3100 }[
    post.company.place.currency
  ];
  return [
    Math.round(post.seniority.pay * 0.9) * factor,
    Math.round(post.seniority.pay * 1.15) * factor,
  ];
}

function payText(post: JobPost): string {
  const [low, high] = payRange(post).map((pay) => Math.round(pay / 1000));
  const symbol = SYMBOLS[post.company.place.currency];
  return `${symbol}${low}k - ${symbol}${high}k per year`;
}
