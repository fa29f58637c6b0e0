import type { Random, Weighted } from '../random.ts';

/** How a company takes applications: an applicant-tracking system, or pages of its own. */
export type Ats =
  | 'greenhouse'
  | 'lever'
  | 'workday'
  | 'smartrecruiters'
  | 'ashby'
  | 'personio'
  | 'own';

export const ATS_SHARES: readonly Weighted<Ats>[] = [
  ['greenhouse', 25],
  ['lever', 14],
  ['workday', 13],
  ['smartrecruiters', 7],
  ['ashby', 10],
  ['personio', 11],
  ['own', 20],
];

/** How likely an application through a site ends well. */
export const SUCCESS_BY_SITE: Readonly<Record<Ats | 'linkedin' | 'indeed', number>> = {
  greenhouse: 0.93,
  lever: 0.91,
  ashby: 0.92,
  personio: 0.88,
  smartrecruiters: 0.82,
  workday: 0.64,
  own: 0.76,
  linkedin: 0.88,
  indeed: 0.73,
};

/** How likely an application through a site meets a CAPTCHA. */
export const CAPTCHA_BY_SITE: Readonly<Record<Ats | 'linkedin' | 'indeed', number>> = {
  greenhouse: 0.08,
  lever: 0.14,
  ashby: 0.05,
  personio: 0.07,
  smartrecruiters: 0.12,
  workday: 0.09,
  own: 0.16,
  linkedin: 0.13,
  indeed: 0.36,
};

/** The address of a new posting in a company's own system. */
export function postingUrl(
  random: Random,
  ats: Ats,
  company: { slug: string; domain: string },
  titleSlug: string,
): string {
  const { slug, domain } = company;
  switch (ats) {
    case 'greenhouse':
      return `https://boards.greenhouse.io/${slug}/jobs/${random.int(4_000_000, 7_999_999)}`;
    case 'lever':
      return `https://jobs.lever.co/${slug}/${random.uuid()}`;
    case 'ashby':
      return `https://jobs.ashbyhq.com/${slug}/${random.uuid()}`;
    case 'workday':
      return `https://${slug}.wd3.myworkdayjobs.com/en-US/careers/job/${titleSlug}_R-${random.int(10_000, 99_999)}`;
    case 'smartrecruiters':
      return `https://jobs.smartrecruiters.com/${slug}/74399${random.int(1_000_000_000, 9_999_999_999)}-${titleSlug}`;
    case 'personio':
      return `https://${slug}.jobs.personio.de/job/${random.int(300_000, 1_999_999)}`;
    case 'own':
      return `https://careers.${domain}/jobs/${random.int(1000, 99_999)}-${titleSlug}`;
  }
}
