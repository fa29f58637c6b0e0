import { FIRST_DAY } from '../instants.ts';
import type { Random } from '../random.ts';
import type { Profile } from '../text/roles.ts';

/** The job seeker whose data it is. */
export interface Person {
  id: string;
  first: string;
  last: string;
  email: string;
  accountId: string;
  since: number;
  profiles: Readonly<Record<Profile, PersonProfile>>;
}

/** A profile with its résumé (two versions) and cover letter template. */
interface PersonProfile {
  id: string;
  resumeId: string;
  versionIds: readonly [string, string];
  templateId: string;
}

/** Mara Lindqvist of Berlin. */
export function makePerson(random: Random): Person {
  const profile = (): PersonProfile => ({
    id: random.uuid(),
    resumeId: random.uuid(),
    versionIds: [random.uuid(), random.uuid()],
    templateId: random.uuid(),
  });
  return {
    id: random.uuid(),
    first: 'Mara',
    last: 'Lindqvist',
    email: 'mara.lindqvist@mailhaven.example',
    accountId: random.uuid(),
    since: FIRST_DAY,
    profiles: { AI_ML_Tech: profile(), Data_Platform: profile(), Finance_Quant: profile() },
  };
}
