import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import type { World } from '../world/world.ts';

export function companies({ companies, person }: World): Row[] {
  return companies.map((company) => ({
    id: company.id,
    name: company.name,
    canonical_domain: company.domain,
    hq_city: company.city,
    hq_country: company.place.country,
    industry: company.industry,
    size_bucket: company.size,
    tier: company.tier,
    careers_page_url: `https://careers.${company.domain}/`,
    created_at: iso(person.since),
  }));
}

/** What was noted by hand; one key of it would otherwise be computed, and keeps its manual value. */
export function companyProperties({ companies, person, random }: World): Row[] {
  const notes = random.fork('company properties');
  const noted = notes.sample(companies, Math.ceil(companies.length * 0.2));
  return noted.map((company, index) => {
    const [key, value, source] =
      index === 0
        ? (['avg_reply_time_days', 3.5, 'manual'] as const)
        : notes.weighted([
            [['employer_rating', notes.int(24, 48) / 10, 'external_api'] as const, 60],
            [
              [
                'recruiter_note',
                notes.pick(['friendly', 'slow', 'ghosted a friend']),
                'manual',
              ] as const,
              25,
            ],
            [
              [
                'tech_stack',
                notes.sample(['Python', 'Go', 'Kafka', 'dbt', 'AWS'], 3),
                'external_api',
              ] as const,
              15,
            ],
          ]);
    return {
      id: notes.uuid(),
      company_id: company.id,
      key,
      value: JSON.stringify(value),
      source,
      created_at: iso(person.since),
    };
  });
}
