import type { Random, Weighted } from '../random.ts';
import { SUCCESS_BY_SITE } from './ats.ts';
import type { Company } from './companies.ts';
import type { JobPost } from './job-posts.ts';

export type Effort = 'low' | 'medium' | 'high';

/** How an application ended, before anything of a session's own end is known. */
export interface Outcome {
  status: 'submitted' | 'failed' | 'skipped' | 'cancelled' | 'paused';
  isSuccess: boolean | null;
  failure: Failure | null;
}

interface Failure {
  code: string;
  detail: string;
}

const FAILURES: readonly Weighted<Failure>[] = [
  [{ code: 'captcha_failed', detail: 'CAPTCHA not solved after 3 attempts' }, 28],
  [{ code: 'form_error', detail: 'required field could not be filled' }, 27],
  [{ code: 'timeout', detail: 'page did not answer within 120 s' }, 20],
  [{ code: 'blocked_domain', detail: 'HTTP 403 from the site' }, 9],
  [{ code: 'login_required', detail: 'site asks for an account' }, 8],
  [{ code: 'two_factor_timeout', detail: 'no code was entered in time' }, 4],
];

/** Decides how an application to a posting ends: about four in five well, by site. */
export function decideOutcome(random: Random, post: JobPost): Outcome {
  const special = random.unit();
  if (special < 0.025) return { status: 'skipped', isSuccess: null, failure: null };
  if (special < 0.032) return { status: 'paused', isSuccess: null, failure: null };
  if (random.chance(SUCCESS_BY_SITE[post.site]))
    return { status: 'submitted', isSuccess: random.chance(0.9) ? true : null, failure: null };
  // A few forms were sent, and the site then said no; a few more failed without a reason.
  if (random.chance(0.12))
    return {
      status: 'submitted',
      isSuccess: false,
      failure: { code: 'form_error', detail: 'site showed an error after sending' },
    };
  return {
    status: 'failed',
    isSuccess: false,
    failure: random.chance(0.04) ? null : random.weighted(FAILURES),
  };
}

/** Low, medium and high come as 60, 30 and 10; more is given to companies of the top tier. */
export function decideEffort(random: Random, tier: Company['tier']): Effort {
  const shares: Record<Company['tier'], readonly Weighted<Effort>[]> = {
    top: [
      ['low', 38],
      ['medium', 40],
      ['high', 22],
    ],
    normal: [
      ['low', 63],
      ['medium', 29],
      ['high', 8],
    ],
    avoid: [
      ['low', 84],
      ['medium', 15],
      ['high', 1],
    ],
  };
  return random.weighted(shares[tier]);
}

const MEDIAN_SECONDS: Record<Effort, number> = { low: 64, medium: 128, high: 245 };

/** Seconds it takes, with a long tail. */
export function decideDuration(random: Random, effort: Effort, outcome: Outcome): number {
  if (outcome.status === 'skipped') return random.int(4, 15);
  const slow = outcome.failure?.code === 'timeout' ? 1.9 : 1;
  return Math.max(9, Math.round(random.logNormal(MEDIAN_SECONDS[effort] * slow, 0.42)));
}
