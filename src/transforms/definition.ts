import { createHash } from 'node:crypto';
import type { Session } from '../database/session.ts';
import { type SqlFile, sqlFile } from '../database/sql-file.ts';
import type { Transform } from './transform.ts';

/** The transform's SELECT: the shell around the definitions it names. */
export const selectOf = ({ name }: Pick<Transform, 'name'>): SqlFile =>
  sqlFile(import.meta.url, `./tables/${name}/shell.sql`);

/**
 * Hash of what decides a transform's rows besides the facts: its SELECT, what its spec adds to that, and every
 * function of ours that one of them uses, directly or through another. When it changes, everything is due.
 */
export async function definitionOf(session: Session, transform: Transform): Promise<string> {
  const texts = transform.compute ? (transform.definedBy ?? []) : [selectOf(transform).text];
  const functions = await functionsUsed(session, texts);
  const hash = createHash('sha256').update((await transform.version?.()) ?? '');
  for (const text of texts) hash.update(text);
  for (const name of [...functions.keys()].sort()) hash.update(functions.get(name) ?? '');
  return hash.digest('hex');
}

/**
 * What defines each function of schema etl that is named in `texts`, or in what defines one of
 * these, by its name; of one with several signatures, all.
 */
async function functionsUsed(
  session: Session,
  texts: readonly string[],
): Promise<Map<string, string>> {
  const used = new Map<string, string>();
  const asked = new Set<string>();
  // Only what is named is asked for: PostgreSQL would write out all functions for each transform.
  for (let names = namesIn(texts); names.length > 0; ) {
    for (const name of names) asked.add(name);
    const { rows } = await session.pg.query<{ name: string; definition: string }>(
      `
      select p.proname as name,
          string_agg(pg_catalog.pg_get_functiondef(p.oid), ' ' order by p.oid::regprocedure::text) as definition
      from pg_catalog.pg_proc as p
      where p.pronamespace = 'etl'::regnamespace and p.prokind in ('f', 'p') and p.proname = any($1)
      group by p.proname`,
      [names],
    );
    for (const { name, definition } of rows) used.set(name, definition);
    const further = namesIn(rows.map(({ definition }) => definition));
    names = further.filter((name) => !asked.has(name));
  }
  return used;
}

/** Names of what is called of schema etl in these texts. */
function namesIn(texts: readonly string[]): string[] {
  const calls = texts.flatMap((text) => [...text.matchAll(/\betl\.(\w+)(?=\()/g)]);
  return [...new Set(calls.map(([, name = '']) => name))];
}
