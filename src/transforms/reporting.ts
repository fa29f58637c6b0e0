import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';

/** How days and silence are counted, as system_configs row `reporting` says. */
export interface Reporting {
  timezone: string;
  ghost_after_days: string;
}

const HINT = `insert a system_configs row 'reporting' with e.g. {"timezone": "Europe/Berlin", "ghost_after_days": 30}`;

/** Reads the newest active `reporting` configuration. Throws ConfigError when it makes no sense. */
export async function readReporting(session: Session): Promise<Reporting> {
  const { rows } = await session.pg.query<{ timezone: string | null; days: string | null }>(`
    select config_json ->> 'timezone' as timezone, config_json ->> 'ghost_after_days' as days
    from corrected.system_configs
    where config_name = 'reporting' and is_active
    order by created_at desc nulls last, id desc
    limit 1`);
  const timezone = rows[0]?.timezone ?? 'UTC';
  const ghost_after_days = rows[0]?.days ?? '30';
  if (!/^\d+(\.\d+)?$/.test(ghost_after_days)) {
    throw new ConfigError(`ghost_after_days of the reporting configuration is no number of days`, {
      hint: HINT,
    });
  }
  try {
    await session.pg.query('select timezone($1, now())', [timezone]);
  } catch (cause) {
    throw new ConfigError(`the time zone of the reporting configuration is unknown to PostgreSQL`, {
      hint: HINT,
      cause,
    });
  }
  return { timezone, ghost_after_days };
}
