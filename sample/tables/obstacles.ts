import type { Row } from '../csv.ts';
import { DAY, HOUR, iso, isoDate } from '../instants.ts';
import type { Application } from '../world/applications.ts';
import type { World } from '../world/world.ts';

export function captchaEvents({ applications }: World): Row[] {
  return applications.flatMap(({ id, captchas }) =>
    captchas.map((captcha) => ({
      id: captcha.id,
      application_id: id,
      provider: captcha.provider,
      attempt_number: captcha.attempt,
      status: captcha.status,
      solver_type: captcha.solver,
      solver_service: captcha.solver === 'external_service' ? '2captcha' : null,
      solve_time_ms: captcha.solveTime,
      cost_cents: (captcha.price / 100).toFixed(2),
      created_at: iso(captcha.at),
    })),
  );
}

export function twoFactorEvents({ applications }: World): Row[] {
  return applications.flatMap(({ id, twoFactor }) =>
    twoFactor === null
      ? []
      : [
          {
            id: twoFactor.id,
            application_id: id,
            method: twoFactor.method,
            requested_at: iso(twoFactor.requestedAt),
            code_supplied_at: twoFactor.suppliedAt === null ? null : iso(twoFactor.suppliedAt),
            status: twoFactor.status,
          },
        ],
  );
}

/** One row per host and day, counted from the applications. */
export function domainRateLimits({ applications, random }: World): Row[] {
  const ids = random.fork('domain rate limits');
  const groups = new Map<string, Application[]>();
  for (const application of applications) {
    if (application.startedAt === null) continue;
    const key = `${new URL(application.post.url).hostname} ${isoDate(application.startedAt)}`;
    groups.set(key, [...(groups.get(key) ?? []), application]);
  }
  return [...groups].map(([key, group]) => {
    const [domain = '', date = ''] = key.split(' ');
    const blocked = group.filter((application) => application.failure?.code === 'blocked_domain');
    const lastBlock = blocked.length === 0 ? null : Math.max(...blocked.map((a) => a.endedAt ?? 0));
    return {
      id: ids.uuid(),
      domain_name: domain,
      date,
      applications_attempted: group.length,
      applications_successful: group.filter(
        (a) => a.status === 'submitted' && a.isSuccess !== false,
      ).length,
      applications_failed: group.filter((a) => a.isSuccess === false).length,
      last_block_timestamp: lastBlock === null ? null : iso(lastBlock),
      is_temporarily_blocked: lastBlock !== null && date >= '2026-10-30',
      blocked_until:
        lastBlock === null ? null : iso(lastBlock + (blocked.length > 1 ? DAY : 6 * HOUR)),
    };
  });
}
