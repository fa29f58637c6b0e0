import { fieldOf, headerNames } from '../mapping/header-names.ts';
import type { Field } from '../mapping/map-columns.ts';

/** What a file of job posts can hold, in the order in which columns are given out, and which of several fitting ones counts. */
const TAKES: Record<string, Field['takes']> = {
  source_url: 'best',
  canonical_url: 'best',
  job_title: 'best',
  company_name: 'best',
  company_url: 'best',
  raw_location: 'all',
  location_city: 'best',
  location_region: 'best',
  location_country: 'best',
  // Before the type of employment: where one column holds both, the pay is worth more.
  compensation: 'first',
  employment_type: 'all',
  seniority_level: 'best',
  department: 'best',
  posting_datetime: 'best',
  scraped_html: 'best',
  description_raw: 'best',
  description_clean: 'best',
  is_remote_allowed: 'all',
  compensation_min: 'best',
  compensation_max: 'best',
  compensation_currency: 'best',
  compensation_period: 'best',
  tags: 'all',
  job_source: 'best',
};

const names = headerNames('job-posts');

/** What a file of job posts can hold, with the header names it is known by: knowledge/columns/job-posts.tsv. */
export const jobPostFields: readonly Field[] = Object.entries(TAKES).map(([name, takes]) =>
  fieldOf(names, name, takes),
);
