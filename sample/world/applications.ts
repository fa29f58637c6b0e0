import { DAY } from '../instants.ts';
import { at, type Random } from '../random.ts';
import type { JobPost } from './job-posts.ts';
import { callsOfApplication, type ModelCall } from './model-calls.ts';
import { type CaptchaAttempt, meetCaptcha, meetTwoFactor, type TwoFactor } from './obstacles.ts';
import {
  decideDuration,
  decideEffort,
  decideOutcome,
  type Effort,
  type Outcome,
} from './outcomes.ts';
import type { Session } from './sessions.ts';

export interface Application {
  id: string;
  post: JobPost;
  session: Session;
  effort: Effort;
  isEffortAskedFor: boolean;
  /** Thousandths. */
  score: number | null;
  status: Outcome['status'] | 'queued';
  isSuccess: boolean | null;
  failure: Outcome['failure'];
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  submittedAt: number | null;
  durationSeconds: number | null;
  calls: ModelCall[];
  captchas: CaptchaAttempt[];
  twoFactor: TwoFactor | null;
}

const AGENTS = 5;

/** Lets every session work through its share of the chosen postings, five at a time. */
export function makeApplications(
  random: Random,
  sessions: readonly Session[],
  posts: readonly JobPost[],
): Application[] {
  const wanted = sessions.reduce((sum, session) => sum + session.size, 0);
  const chosen = choosePosts(random, posts, wanted);
  let next = 0;
  return sessions.flatMap((session) => {
    const mine = chosen.slice(next, next + session.size);
    next += session.size;
    const free = Array.from({ length: AGENTS }, (_, agent) => session.startedAt + agent * 2500);
    return mine.map((post, index) => {
      const agent = free.indexOf(Math.min(...free));
      const startedAt = at(free, agent) + random.int(1000, 6000);
      const application = apply(random, session, post, startedAt, index / session.size);
      free[agent] = application.endedAt ?? startedAt;
      return application;
    });
  });
}

/** Companies to avoid are mostly, but not always, passed over. */
function choosePosts(random: Random, posts: readonly JobPost[], count: number): JobPost[] {
  const ranked = posts.map((post) => ({
    post,
    rank: random.unit() * (post.company.tier === 'avoid' ? 0.55 : 1),
    order: random.unit(),
  }));
  const best = ranked.sort((a, b) => b.rank - a.rank).slice(0, count);
  return best.sort((a, b) => a.order - b.order).map(({ post }) => post);
}

function apply(
  random: Random,
  session: Session,
  post: JobPost,
  startedAt: number,
  progress: number,
): Application {
  const effort = decideEffort(random, post.company.tier);
  const base = {
    id: random.uuid(),
    post,
    session,
    effort,
    isEffortAskedFor: random.chance(0.12),
    score: random.chance(0.03) ? null : scoreOf(random, post),
    createdAt: session.startedAt,
  };
  const unreached = notReached(session, progress);
  if (unreached !== null) return { ...base, ...NOT_STARTED, ...unreached };
  const outcome = decideOutcome(random, post);
  const seconds = decideDuration(random, effort, outcome);
  const endedAt = startedAt + seconds * 1000 + random.int(0, 999);
  const isSkipped = outcome.status === 'skipped';
  return {
    ...base,
    ...outcome,
    startedAt,
    endedAt,
    submittedAt: outcome.status === 'submitted' ? endedAt : null,
    durationSeconds: outcome.status === 'paused' || random.chance(0.02) ? null : seconds,
    calls: callsOfApplication(random, effort, startedAt, seconds, isSkipped),
    captchas: isSkipped ? [] : meetCaptcha(random, post, outcome, startedAt),
    twoFactor: isSkipped ? null : meetTwoFactor(random, post, outcome, startedAt),
  };
}

const NOT_STARTED = {
  isSuccess: null,
  failure: null,
  startedAt: null,
  endedAt: null,
  submittedAt: null,
  durationSeconds: null,
  calls: [],
  captchas: [],
  twoFactor: null,
} satisfies Partial<Application>;

/** A session that failed leaves applications in the queue, one that was cancelled cancels them. */
function notReached(session: Session, progress: number): { status: 'queued' | 'cancelled' } | null {
  if (session.status === 'failed' && progress > 0.93) return { status: 'queued' };
  if (session.status === 'cancelled' && progress > 0.7) return { status: 'cancelled' };
  return null;
}

function scoreOf(random: Random, post: JobPost): number {
  const mean = post.company.tier === 'top' ? 720 : post.company.tier === 'avoid' ? 560 : 670;
  return Math.min(985, Math.max(240, Math.round(mean + 115 * random.normal())));
}

/** Dates the postings: some days before the session that applied, or anywhere in the weeks of the story. */
export function datePosts(
  random: Random,
  posts: readonly JobPost[],
  applications: readonly Application[],
  weeks: { from: number; to: number },
): void {
  const applied = new Map(
    applications.map((application) => [application.post, application.session.startedAt]),
  );
  for (const post of posts) {
    const seenAt = applied.get(post) ?? weeks.from + random.unit() * (weeks.to - weeks.from);
    const age = Math.min(60, random.logNormal(5, 0.9)) * DAY;
    post.postedAt = random.chance(0.05) ? null : Math.round((seenAt - age) / 1000) * 1000;
  }
}
