import type { Random, Weighted } from '../random.ts';
import { INDUSTRIES, NAME_ENDS, NAME_STARTS, NAME_TAILS } from '../text/company-words.ts';
import { PLACES, type Place } from '../text/places.ts';
import { ATS_SHARES, type Ats } from './ats.ts';

export interface Company {
  id: string;
  name: string;
  slug: string;
  domain: string;
  place: Place;
  city: string;
  industry: string;
  size: string;
  tier: 'top' | 'normal' | 'avoid';
  ats: Ats;
  /** Share of applications it ever answers, receipts aside. */
  replyShare: number;
  /** Median days until it answers. */
  replyDays: number;
  /** How many postings it has, relative to the others. */
  weight: number;
}

const SIZES: readonly Weighted<string>[] = [
  ['1-50', 22],
  ['51-200', 28],
  ['201-1000', 24],
  ['1001-5000', 14],
  ['5001-10000', 6],
  ['10000+', 6],
];

/** Invents companies with names of which none contains another; at most 1,200. */
export function makeCompanies(random: Random, count: number): Company[] {
  const names = NAME_STARTS.flatMap((start) => NAME_ENDS.map((end) => `${start}${end}`));
  return random.sample(names, count).map((name, rank) => makeCompany(random, name, rank));
}

function makeCompany(random: Random, base: string, rank: number): Company {
  const place = random.weighted(PLACES);
  const slug = base.toLowerCase();
  const tier = random.weighted([
    ['normal', 78] as const,
    ['top', 14] as const,
    ['avoid', 8] as const,
  ]);
  return {
    id: random.uuid(),
    name: `${base}${random.pick(NAME_TAILS[place.country] ?? [''])}`,
    slug,
    domain: `${slug}.example`,
    place,
    city: random.pick(place.cities),
    industry: random.pick(INDUSTRIES),
    size: random.weighted(SIZES),
    tier,
    ats:
      place.language === 'de' || place.country === 'Netherlands'
        ? anyAts(random)
        : notPersonio(random),
    // A third of the companies hardly ever answers.
    replyShare: random.chance(0.33) ? random.unit() * 0.08 : 0.2 + random.unit() * 0.6,
    replyDays: Math.max(1, random.logNormal(tier === 'top' ? 9 : 6, 0.6)),
    weight: 1 / (rank + 20),
  };
}

function anyAts(random: Random): Ats {
  return random.weighted(ATS_SHARES);
}

function notPersonio(random: Random): Ats {
  const ats = anyAts(random);
  return ats === 'personio' ? 'greenhouse' : ats;
}
