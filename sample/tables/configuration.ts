import type { Row } from '../csv.ts';
import { DAY, iso } from '../instants.ts';
import type { World } from '../world/world.ts';

/** The reporting settings that the derived numbers depend on, with an older version that no longer counts. */
export function systemConfigs({ person, random }: World): Row[] {
  const ids = random.fork('system configs');
  const config = (name: string, json: object, age: number, isActive: boolean): Row => ({
    id: ids.uuid(),
    config_name: name,
    config_json: json,
    created_at: iso(person.since - age * DAY),
    created_by: name === 'reporting' ? 'user' : 'system',
    is_active: isActive,
  });
  return [
    config('reporting', { timezone: 'UTC', ghost_after_days: 45 }, 30, false),
    config('reporting', { timezone: 'Europe/Berlin', ghost_after_days: 30 }, 2, true),
    config('stealth', { typing_delay_ms: [40, 160], mouse_jitter: true }, 10, true),
    config('thresholds', { min_match_score: 0.55, qa_required_from: 'medium' }, 10, true),
  ];
}

export function domainPolicies({ person, random }: World): Row[] {
  const ids = random.fork('domain policies');
  const policy = (
    domain: string,
    perDay: number,
    captcha: string | null,
    account: boolean,
  ): Row => ({
    id: ids.uuid(),
    domain_name: domain,
    max_applications_per_day: perDay,
    min_seconds_between_applications: perDay > 50 ? 20 : 60,
    avoid_if_possible: domain === 'www.indeed.com',
    requires_account_creation: account,
    typical_captcha_type: captcha,
    last_reviewed_at: iso(person.since),
  });
  return [
    policy('boards.greenhouse.io', 120, 'recaptcha_v3', false),
    policy('jobs.lever.co', 80, 'hcaptcha', false),
    policy('jobs.ashbyhq.com', 80, null, false),
    policy('www.linkedin.com', 60, 'funcaptcha', true),
    policy('www.indeed.com', 25, 'turnstile', true),
    policy('jobs.smartrecruiters.com', 40, 'recaptcha_v2', false),
  ];
}
