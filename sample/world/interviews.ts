import { DAY, HOUR, workingTime } from '../instants.ts';
import { at, type Random } from '../random.ts';
import { FIRST_NAMES, LAST_NAMES } from '../text/people-names.ts';
import type { Application } from './applications.ts';

export interface Interview {
  id: string;
  application: Application;
  type: 'phone_screen' | 'technical' | 'system_design' | 'hiring_manager' | 'panel' | 'onsite';
  round: number;
  createdAt: number;
  scheduledAt: number;
  minutes: number;
  location: 'remote' | 'onsite';
  interviewers: { name: string; role: string }[];
  outcome: InterviewOutcome | null;
}

interface InterviewOutcome {
  id: string;
  result: 'passed' | 'failed' | 'pending' | 'withdrawn' | 'no_show';
  feedback: string | null;
  offer: { salary: number; currency: string; startOn: string } | null;
  at: number;
}

const ROUNDS: readonly Interview['type'][] = [
  'phone_screen',
  'technical',
  'hiring_manager',
  'onsite',
];
const ROLES = [
  'Talent Partner',
  'Senior Engineer',
  'Engineering Manager',
  'Head of Data',
  'Staff Scientist',
];
const GOOD = [
  'Clear explanations, solid SQL',
  'Strong on modelling',
  'Good questions about the product',
];
const BAD = [
  'Not deep enough in distributed systems',
  'Other candidate further along',
  'Too senior for the role',
];

/** Arranges the interview of a round, some days after the invitation. */
export function arrangeInterview(
  random: Random,
  application: Application,
  round: number,
  invitedAt: number,
): Interview {
  const scheduledAt = workingTime(invitedAt + random.int(3, 9) * DAY);
  const people = random.int(1, round > 2 ? 3 : 2);
  return {
    id: random.uuid(),
    application,
    type: round === 2 && random.chance(0.3) ? 'system_design' : at(ROUNDS, Math.min(round, 4) - 1),
    round,
    createdAt: invitedAt + random.int(1, 5) * HOUR,
    scheduledAt: scheduledAt - (scheduledAt % (HOUR / 2)),
    minutes: round === 1 ? 30 : random.pick([45, 60, 60, 90]),
    location: round > 3 && random.chance(0.4) ? 'onsite' : 'remote',
    interviewers: Array.from({ length: people }, (_, index) => ({
      name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
      role: round === 1 && index === 0 ? at(ROLES, 0) : random.pick(ROLES.slice(1)),
    })),
    outcome: null,
  };
}

/** Decides an interview; an offer becomes likelier with every round, and few come. */
export function judgeInterview(random: Random, interview: Interview): InterviewOutcome {
  const { round, application } = interview;
  const judgedAt = workingTime(
    interview.scheduledAt + Math.round(random.logNormal(1.6, 0.6) * DAY),
  );
  const base = { id: random.uuid(), at: judgedAt, offer: null };
  const chance = random.unit();
  if (chance < 0.02) return { ...base, result: 'no_show', feedback: null };
  if (chance < 0.05) return { ...base, result: 'withdrawn', feedback: null };
  if (chance < 0.12) return { ...base, result: 'pending', feedback: null };
  if (chance < 0.42) return { ...base, result: 'failed', feedback: random.pick(BAD) };
  const offered = random.chance([0, 0, 0.22, 0.55][round] ?? 0.9);
  const { pay } = application.post.seniority;
  const terms = {
    salary: Math.round(pay * (0.95 + random.unit() * 0.2)) * 1000,
    currency: application.post.company.place.currency,
    startOn: random.pick(['2026-12-01', '2027-01-01', '2027-02-01']),
  };
  return { ...base, result: 'passed', feedback: random.pick(GOOD), offer: offered ? terms : null };
}
