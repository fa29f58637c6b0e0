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
  const functions = await readFunctions(session);
  const hash = createHash('sha256').update((await transform.version?.()) ?? '');
  for (const text of texts) hash.update(text);
  for (const name of functionsUsed(texts, functions)) hash.update(functions.get(name) ?? '');
  return hash.digest('hex');
}

/** Names of the functions in `texts`, and of those that these use, in the order of the alphabet. */
function functionsUsed(texts: readonly string[], functions: ReadonlyMap<string, string>): string[] {
  const used = new Set<string>();
  const visit = (text: string) => {
    for (const [name] of text.matchAll(/\betl\.\w+(?=\()/g)) {
      const body = functions.get(name);
      if (body === undefined || used.has(name)) continue;
      used.add(name);
      visit(body);
    }
  };
  texts.forEach(visit);
  return [...used].sort();
}

/** By qualified name: what defines each function of schema etl; of one with several signatures, all. */
async function readFunctions(session: Session): Promise<Map<string, string>> {
  const { rows } = await session.pg.query<{ name: string; definition: string }>(`
    select 'etl.' || p.proname as name,
        string_agg(pg_catalog.pg_get_functiondef(p.oid), ' ' order by p.oid::regprocedure::text) as definition
    from pg_catalog.pg_proc as p
    where p.pronamespace = 'etl'::regnamespace and p.prokind in ('f', 'p')
    group by p.proname`);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}
