import type { Session } from '../database/session.ts';

/**
 * The newest instant that a derived table stands for and that has come, or `asOf` when that is later; RFC 3339. One that is
 * still to come is of a clock that was wrong.
 */
export async function newestAsOf({ pg }: Session, asOf: string): Promise<string> {
  const { rows } = await pg.query<{ as_of: string }>(
    `select greatest($1::timestamptz, max(as_of) filter (where as_of <= now())) as as_of
     from etl.transform_states`,
    [asOf],
  );
  return rows[0]?.as_of ?? asOf;
}
