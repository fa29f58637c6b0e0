import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';
import { migrate } from '../src/schema.ts';

/** Fills an empty database with so many applications and everything around them, by bench/transform-facts.sql. */
export async function makeFacts(session: Session, applications: number): Promise<void> {
  await migrate(session);
  await session.pg.query(readFileSync(join(packageRoot, 'bench/transform-facts.sql'), 'utf8'));
  // Foreign keys hold by construction; checking each row would take longer than making it.
  await session.pg.query('set session_replication_role = replica');
  await session.pg.query('call bench.make_facts($1)', [applications]);
  await session.pg.query('set session_replication_role = origin');
  await session.pg.query('vacuum analyze');
}
