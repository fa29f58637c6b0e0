import type { Random } from '../random.ts';
import { ROLES, type Role, SENIORITIES, type Seniority, SPECIALITIES } from '../text/roles.ts';
import { type Ats, postingUrl } from './ats.ts';
import type { Company } from './companies.ts';

/** Where the scraper found a posting, which decides the site the application goes through. */
type Board = 'linkedin' | 'indeed' | 'company';

export interface JobPost {
  url: string;
  board: Board;
  site: Ats | 'linkedin' | 'indeed';
  title: string;
  role: Role;
  speciality: string;
  seniority: Seniority;
  company: Company;
  city: string;
  isRemote: boolean;
  employment: 'full_time' | 'part_time' | 'contract' | 'intern';
  /** Set when the session that applies is known; null if the page does not say. */
  postedAt: number | null;
}

/** Invents postings; a company's titles differ, but for one in fifty. */
export function makeJobPosts(
  random: Random,
  companies: readonly Company[],
  count: number,
): JobPost[] {
  const titles = new Set<string>();
  const weights = companies.map((company) => [company, company.weight] as const);
  const posts: JobPost[] = [];
  for (let i = 0; i < count; i++) {
    // Every company has a posting before any has a second one.
    const company = companies[i] ?? random.weighted(weights);
    posts.push(makeJobPost(random, company, titles));
  }
  return posts;
}

function makeJobPost(random: Random, company: Company, titles: Set<string>): JobPost {
  const named = newTitle(random, company, titles);
  const board = random.weighted<Board>([
    ['company', 62],
    ['linkedin', 26],
    ['indeed', 12],
  ]);
  return {
    ...named,
    url: boardUrl(random, board, company, named.title),
    board,
    site: board === 'company' ? company.ats : board,
    company,
    city: random.chance(0.75) ? company.city : random.pick(company.place.cities),
    isRemote: random.chance(0.34),
    employment:
      named.seniority.level === 'intern'
        ? 'part_time'
        : random.chance(0.04)
          ? 'contract'
          : 'full_time',
    postedAt: null,
  };
}

function newTitle(random: Random, company: Company, titles: Set<string>) {
  for (let attempt = 0; ; attempt++) {
    const role = random.pick(ROLES);
    const speciality = random.pick(SPECIALITIES);
    const seniority = random.weighted(SENIORITIES);
    const suffix = random.chance(0.6) || attempt > 0 ? ` - ${speciality}` : '';
    const gender = company.place.language === 'de' && random.chance(0.5) ? ' (m/w/d)' : '';
    const title = `${seniority.prefix}${role.title}${suffix}${gender}`;
    const key = `${company.id} ${title.replace(' (m/w/d)', '')}`;
    if (titles.has(key) && attempt < 20 && !random.chance(0.02)) continue;
    titles.add(key);
    return { role, speciality, seniority, title };
  }
}

function boardUrl(random: Random, board: Board, company: Company, title: string): string {
  const titleSlug = title
    .replace(' (m/w/d)', '')
    .replaceAll(/[^A-Za-z]+/g, '-')
    .toLowerCase();
  if (board === 'linkedin')
    return `https://www.linkedin.com/jobs/view/${titleSlug}-at-${company.slug}-${random.int(4_100_000_000, 4_299_999_999)}`;
  if (board === 'indeed') return `https://www.indeed.com/viewjob?jk=${random.hex(16)}`;
  return postingUrl(random, company.ats, company, titleSlug);
}
