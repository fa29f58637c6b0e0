import type { Mapping } from '../mapping/map-columns.ts';

/** Which fields of a file fill a column of nyx.job_posts, where that is not the field of the column's own name. */
const MADE_FROM: Record<string, readonly string[]> = {
  source_url: [],
  canonical_url: [],
  job_source_id: [],
  company_id: ['company_name', 'company_url'],
  raw_location: ['raw_location', 'location_city', 'location_region', 'location_country'],
  location_city: ['location_city', 'raw_location'],
  location_country: ['location_country', 'raw_location', 'location_city', 'location_region'],
  description_clean: ['description_clean', 'description_raw', 'scraped_html'],
  is_remote_allowed: ['is_remote_allowed', 'raw_location', 'employment_type'],
  compensation_currency: [
    'compensation',
    'compensation_currency',
    'compensation_min',
    'compensation_max',
  ],
  compensation_min: ['compensation', 'compensation_min', 'compensation_max'],
  compensation_max: ['compensation', 'compensation_min', 'compensation_max'],
  compensation_notes: [
    'compensation',
    'compensation_period',
    'compensation_min',
    'compensation_max',
  ],
};
const OWN_NAME = [
  'job_title',
  'employment_type',
  'seniority_level',
  'department',
  'posting_datetime',
  'scraped_html',
  'description_raw',
];

/** The columns a file says something about; the others keep what they hold. */
export function storedColumns(mapping: Mapping): string[] {
  const made = Object.entries(MADE_FROM)
    .filter(([, fields]) => fields.length === 0 || fields.some((field) => field in mapping.columns))
    .map(([column]) => column);
  return [...made, ...OWN_NAME.filter((column) => column in mapping.columns)];
}
