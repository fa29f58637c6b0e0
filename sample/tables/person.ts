import type { Row } from '../csv.ts';
import { DAY, iso } from '../instants.ts';
import { PROFILES } from '../text/profiles.ts';
import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';

export function users({ person }: World): Row[] {
  return [
    {
      id: person.id,
      external_id: 'github:4711023',
      name: `${person.first} ${person.last}`,
      email: person.email,
      timezone: 'Europe/Berlin',
      created_at: iso(person.since),
    },
  ];
}

export function userProfiles({ person }: World): Row[] {
  return PROFILES.map((profile) => ({
    id: person.profiles[profile.name].id,
    user_id: person.id,
    profile_name: profile.name,
    headline: profile.headline,
    summary_text: profile.summary,
    skills_true: profile.skills,
    skills_false: profile.skillsNotClaimed,
    languages: [
      { lang: 'Swedish', level: 'native' },
      { lang: 'English', level: 'C2' },
      { lang: 'German', level: 'B2' },
    ],
    location_preference: 'Berlin or remote in Europe',
    role_preferences: { titles: profile.titles, min_salary_eur: 70_000 },
    created_at: iso(person.since),
  }));
}

export function resumes({ person }: World): Row[] {
  return PROFILES.map((profile) => ({
    id: person.profiles[profile.name].resumeId,
    user_profile_id: person.profiles[profile.name].id,
    resume_key: profile.resumeKey,
    display_name: `${person.first} ${person.last}: ${profile.headline}`,
    description: `Master résumé for ${profile.name}`,
    created_at: iso(person.since),
  }));
}

export function resumeVersions({ person, random }: World): Row[] {
  const hashes = random.fork('resume versions');
  return PROFILES.flatMap((profile) =>
    person.profiles[profile.name].versionIds.map((id, index) => ({
      id,
      resume_id: person.profiles[profile.name].resumeId,
      version_number: index + 1,
      source_format: index === 0 ? 'latex' : 'pdf',
      file_path: `resumes/${profile.resumeKey}/v${index + 1}.${index === 0 ? 'tex' : 'pdf'}`,
      content_text: `${profile.summary}\n\nSkills: ${profile.skills.join(', ')}`,
      content_hash: hashes.hex(64),
      generated_by: index === 0 ? 'human' : 'mixed',
      created_at: iso(person.since + index * 21 * DAY),
      is_default_for_resume: index === 1,
    })),
  );
}

export function coverLetterTemplates({ person }: World): Row[] {
  return PROFILES.map((profile) => ({
    id: person.profiles[profile.name].templateId,
    user_profile_id: person.profiles[profile.name].id,
    template_name: `${profile.resumeKey}_letter`,
    base_text: profile.letter,
    intended_effort_level: profile.name === 'AI_ML_Tech' ? 'high' : 'medium',
    created_at: iso(person.since),
  }));
}

export function emailAccounts({ person }: { person: Person }): Row[] {
  return [
    {
      id: person.accountId,
      user_id: person.id,
      provider: 'imap',
      address: person.email,
      display_name: `${person.first} ${person.last}`,
      connection_config: {
        host: 'imap.mailhaven.example',
        port: 993,
        secret_ref: 'vault://mail/mara',
      },
      created_at: iso(person.since),
    },
  ];
}
