import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

/**
 * Lets the roles that saw a person see nobody in its place. Were they named for nobody any more, they could come to see
 * everybody. Returns their names.
 */
export async function blindRoles({ db }: Session, userId: string): Promise<string[]> {
  const rows = await db
    .updateTable('etl.role_persons')
    .set({ user_id: sql<string>`pg_catalog.gen_random_uuid()` })
    .where('user_id', '=', userId)
    .returning('role_name')
    .execute();
  return rows.map((row) => row.role_name).sort();
}
