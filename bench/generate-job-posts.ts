import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const WORDS =
  `data team build experience product customers platform engineering design analysis you we work with strong skills
  services cloud systems quality support research business growth global remote learning models pipelines software delivery
  security testing operations communication leadership ownership reporting finance health energy mobility clients`.split(
    /\s+/,
  );
const ROLES = [
  'Engineer',
  'Analyst',
  'Manager',
  'Scientist',
  'Designer',
  'Consultant',
  'Developer',
  'Administrator',
];
const FIELDS = [
  'Data',
  'Software',
  'Product',
  'Security',
  'Cloud',
  'Machine Learning',
  'Platform',
  'Finance',
  'People',
];
const PLACES = [
  'Berlin, Germany',
  'London, UK',
  'New York, NY, USA',
  'Austin, TX',
  'Paris, France',
  'Remote',
  'Singapore',
  '',
  'Toronto, Canada',
  'Hyderabad, India',
];
const TYPES = ['full_time', 'full_time', 'full_time', 'part_time', 'contract', 'intern', ''];
const LEVELS = ['junior', 'mid', 'senior', 'senior', 'lead', ''];
export const COLUMNS =
  'source_url,job_title,raw_location,employment_type,seniority_level,department,posting_datetime,description_raw,is_remote_allowed,compensation_currency,compensation_min,compensation_max';

/** A seeded generator of numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a CSV of job posts, about 1.3 kB a row, the same bytes for the same arguments. `badShare` of the rows lack
 * their URL.
 */
export async function generateJobPosts(path: string, rows: number, badShare = 0): Promise<void> {
  const random = mulberry32(20260101);
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? '';
  // Sentences are drawn from a pool: making a million texts word by word would take longer than loading them.
  const pool = Array.from({ length: 5000 }, () => sentence(pick, random));
  const file = createWriteStream(path);
  let chunk = `${COLUMNS}\n`;
  for (let row = 0; row < rows; row++) {
    chunk += jobPost(row, pick, random, pool, random() < badShare);
    if (chunk.length < 1 << 20) continue;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await once(file, 'finish');
}

function sentence(pick: (items: readonly string[]) => string, random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 12) }, () => pick(WORDS)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function jobPost(
  row: number,
  pick: (items: readonly string[]) => string,
  random: () => number,
  pool: readonly string[],
  isBad: boolean,
): string {
  const description = Array.from({ length: 9 + Math.floor(random() * 4) }, () => pick(pool)).join(
    random() < 0.5 ? '\n' : ' ',
  );
  const paid = random() < 0.4;
  const least = 30 + Math.floor(random() * 120);
  const posted = new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 3e10)).toISOString();
  const cells = [
    isBad
      ? ''
      : `https://jobs.example.com/companies/company-${Math.floor(random() * 20000)}/positions/${(row * 7919).toString(36)}-${row}`,
    `"${pick(LEVELS)} ${pick(FIELDS)} ${pick(ROLES)}, ""${pick(WORDS)}"" team"`,
    `"${pick(PLACES)}"`,
    pick(TYPES),
    pick(LEVELS),
    pick(FIELDS),
    posted,
    `"${description} ${row}"`,
    pick(['true', 'false', '']),
    paid ? 'EUR' : '',
    paid ? String(least * 1000) : '',
    paid ? String((least + 20) * 1000) : '',
  ];
  return `${cells.join(',')}\n`;
}
