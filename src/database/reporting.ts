import { ConfigError } from '../errors.ts';
import { type Session, transaction } from './session.ts';

/** How days and silence are counted, as system_configs row `reporting` says. */
interface Reporting {
  timezone: string;
  ghost_after_days: string;
}

/** A century; more would reach beyond the first instant there is. */
const MOST_DAYS = 36_500;

const HINT = 'nyx-etl config set timezone Europe/Berlin, nyx-etl config set ghost_after_days 30';

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

/**
 * Changes the `reporting` configuration by a new row, which counts from now on, and returns the one before. Throws
 * ConfigError for a value that makes no sense; then nothing has changed.
 */
export async function setReporting(
  session: Session,
  change: Partial<Reporting>,
): Promise<Reporting> {
  return transaction(session, async () => {
    const before = await readReporting(session);
    await session.pg.query(
      `insert into nyx.system_configs (config_name, config_json, created_by, created_at)
       values (
           'reporting',
           coalesce(
               (
                   select config_json
                   from corrected.system_configs
                   where config_name = 'reporting' and is_active
                   order by created_at desc nulls last, id desc
                   limit 1
               ),
               '{}'
           ) || $1::jsonb,
           'user',
           clock_timestamp()
       )`,
      [JSON.stringify(change)],
    );
    await readReporting(session);
    return before;
  });
}

/** PostgreSQL takes '+02:00' and 'UTC+2' as well, and means two hours west of Greenwich. Throws for what is no name. */
function refuseOffset(timezone: string): void {
  if (/^[+-]/.test(timezone)) throw new RangeError(`${timezone} is an offset`);
  new Intl.DateTimeFormat('en', { timeZone: timezone });
}
