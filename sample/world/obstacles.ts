import type { Random, Weighted } from '../random.ts';
import { CAPTCHA_BY_SITE } from './ats.ts';
import type { JobPost } from './job-posts.ts';
import type { Outcome } from './outcomes.ts';

export interface CaptchaAttempt {
  id: string;
  provider: 'hcaptcha' | 'recaptcha_v2' | 'recaptcha_v3' | 'turnstile' | 'funcaptcha';
  attempt: number;
  status: 'solved' | 'failed' | 'manual_required' | 'skipped';
  solver: 'agent' | 'human' | 'external_service';
  /** Milliseconds. */
  solveTime: number;
  /** Hundredths of a US cent. */
  price: number;
  at: number;
}

export interface TwoFactor {
  id: string;
  method: 'email' | 'sms' | 'app';
  status: 'completed' | 'failed' | 'timeout';
  requestedAt: number;
  suppliedAt: number | null;
}

const PROVIDERS: readonly Weighted<CaptchaAttempt['provider']>[] = [
  ['recaptcha_v2', 34],
  ['hcaptcha', 30],
  ['turnstile', 22],
  ['recaptcha_v3', 9],
  ['funcaptcha', 5],
];

/** The attempts at the CAPTCHA of an application, if it met one; the last decides. */
export function meetCaptcha(
  random: Random,
  post: JobPost,
  outcome: Outcome,
  startedAt: number,
): CaptchaAttempt[] {
  const lost = outcome.failure?.code === 'captcha_failed';
  if (!lost && !random.chance(CAPTCHA_BY_SITE[post.site])) return [];
  const provider = random.weighted(PROVIDERS);
  const attempts = lost
    ? 3
    : random.weighted([[1, 70] as const, [2, 22] as const, [3, 8] as const]);
  return Array.from({ length: attempts }, (_, index) => {
    const isLast = index === attempts - 1;
    const solver = isLast && attempts === 3 ? 'external_service' : 'agent';
    const needsPerson = lost && isLast && random.chance(0.2);
    return {
      id: random.uuid(),
      provider,
      attempt: index + 1,
      status: !isLast ? 'failed' : needsPerson ? 'manual_required' : lost ? 'failed' : 'solved',
      solver: needsPerson ? 'human' : solver,
      solveTime: Math.round(random.logNormal(solver === 'agent' ? 4200 : 19_000, 0.5)),
      price: solver === 'external_service' ? random.int(18, 32) : 0,
      at: startedAt + 9000 + index * 16_000,
    };
  });
}

/** The request for a second factor, if there was one; workday asks more than others. */
export function meetTwoFactor(
  random: Random,
  post: JobPost,
  outcome: Outcome,
  startedAt: number,
): TwoFactor | null {
  const lost = outcome.failure?.code === 'two_factor_timeout';
  if (!lost && !random.chance(post.site === 'workday' ? 0.09 : 0.012)) return null;
  const requestedAt = startedAt + random.int(8, 30) * 1000;
  return {
    id: random.uuid(),
    method: random.weighted([['email', 70] as const, ['sms', 22] as const, ['app', 8] as const]),
    status: lost ? (random.chance(0.8) ? 'timeout' : 'failed') : 'completed',
    requestedAt,
    suppliedAt: lost ? null : requestedAt + random.int(6, 75) * 1000,
  };
}
