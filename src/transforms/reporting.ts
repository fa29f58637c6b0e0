import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import type { DueRule } from './transform.ts';

/** How days and silence are counted, as system_configs row `reporting` says. */
export interface Reporting {
  timezone: string;
  ghost_after_days: string;
}

/** Another time zone moves every day; another limit decides anew who was ghosted. */
export const reportingChanged: DueRule = {
  table: 'system_configs',
  key: 'id',
  entity: 'everything',
  fields: ['config_name', 'config_json', 'is_active', 'created_at'],
  where: `config_name = 'reporting'`,
};

/** A century; more would reach beyond the first instant there is. */
const MOST_DAYS = 36_500;

const HINT = `insert a system_configs row 'reporting' with e.g. {"timezone": "Europe/Berlin", "ghost_after_days": 30}`;

/** Reads the newest active `reporting` configuration. Throws ConfigError when it makes no sense. */
export async function readReporting(session: Session): Promise<Reporting> {
  const { rows } = await session.pg.query<Reporting>(
    'select timezone, ghost_after_days from etl.reporting',
  );
  const [reporting] = rows;
  if (!reporting) throw new Error('a view of one row gave none');
  const { timezone, ghost_after_days } = reporting;
  if (!/^\d+(\.\d+)?$/.test(ghost_after_days) || Number(ghost_after_days) > MOST_DAYS) {
    throw new ConfigError(
      `ghost_after_days of the reporting configuration is no number of days from 0 to ${MOST_DAYS}`,
      { hint: HINT },
    );
  }
  try {
    refuseOffset(timezone);
    await session.pg.query('select timezone($1, now())', [timezone]);
  } catch (cause) {
    throw new ConfigError(`the timezone of the reporting configuration is no name of a time zone`, {
      hint: HINT,
      cause,
    });
  }
  return { timezone, ghost_after_days };
}

/** PostgreSQL takes '+02:00' and 'UTC+2' as well, and means two hours west of Greenwich. Throws for what is no name. */
function refuseOffset(timezone: string): void {
  if (/^[+-]/.test(timezone)) throw new RangeError(`${timezone} is an offset`);
  new Intl.DateTimeFormat('en', { timeZone: timezone });
}
