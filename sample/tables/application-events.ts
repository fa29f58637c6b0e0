import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import type { Application } from '../world/applications.ts';
import type { World } from '../world/world.ts';

interface Happening {
  type: string;
  detail: string | null;
  at: number;
}

/** The log of what happened to applications on their way. */
export function applicationEvents({ applications, random }: World): Row[] {
  const ids = random.fork('application events');
  return applications.flatMap((application) =>
    happenings(application).map(({ type, detail, at }) => ({
      id: ids.uuid(),
      application_id: application.id,
      session_id: application.session.id,
      event_type: type,
      event_detail: detail,
      payload: { host: new URL(application.post.url).hostname },
      created_at: iso(at),
    })),
  );
}

function happenings(application: Application): Happening[] {
  const { captchas, twoFactor, calls, failure, endedAt } = application;
  const found: Happening[] = captchas.flatMap((captcha) => [
    { type: 'captcha_detected', detail: captcha.provider, at: captcha.at - 500 },
    {
      type: captcha.status === 'solved' ? 'captcha_solved' : 'captcha_failed',
      detail: `attempt ${captcha.attempt}`,
      at: captcha.at + captcha.solveTime,
    },
  ]);
  if (twoFactor !== null)
    found.push({
      type: 'two_factor_requested',
      detail: twoFactor.method,
      at: twoFactor.requestedAt,
    });
  if (twoFactor?.suppliedAt)
    found.push({ type: 'two_factor_supplied', detail: twoFactor.method, at: twoFactor.suppliedAt });
  for (const call of calls) {
    if (call.purpose !== 'qa_check' || call.status !== 'success') continue;
    found.push({ type: 'qa_started', detail: null, at: call.startedAt });
    found.push({ type: 'qa_completed', detail: null, at: call.endedAt ?? call.startedAt });
  }
  if (failure?.code === 'blocked_domain' && endedAt !== null)
    found.push({ type: 'domain_blocked', detail: failure.detail, at: endedAt });
  if (failure?.code === 'login_required' && endedAt !== null)
    found.push({ type: 'login_failed', detail: failure.detail, at: endedAt });
  if (calls.some((call) => call.status === 'rate_limited') && endedAt !== null)
    found.push({ type: 'rate_limit_hit', detail: 'model vendor', at: endedAt - 1000 });
  return found.sort((a, b) => a.at - b.at);
}
