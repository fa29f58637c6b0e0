// What a SELECT reads, as its text says it; a contract test compares this with what PostgreSQL finds.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSchemaFile } from '../database/migration-files.ts';
import { once } from '../once.ts';
import { packageRoot } from '../package-root.ts';

/** Text of what schema/code makes in schema etl, by kind and qualified name. */
interface Code {
  views: ReadonlyMap<string, string>;
  functions: ReadonlyMap<string, string>;
}

const STATEMENT = /^create (view|function) (etl\.\w+)([\s\S]*?)(?=^(?:create|comment|revoke) )/gm;
const readCode = once((): Code => {
  const folder = join(packageRoot, 'schema', 'code');
  const files = readdirSync(folder).map((name) => readSchemaFile(folder, name).sql);
  const made = files.flatMap((sql) => [...sql.matchAll(STATEMENT)]);
  const named = (wanted: string) =>
    new Map(
      made.flatMap(([, kind, name = '', text = '']) =>
        kind === wanted && !text.includes('$$') ? [[name, text]] : [],
      ),
    );
  return { views: named('view'), functions: named('function') };
});

/** Every view of schema etl, and what it reads, by name. */
export function readViews(): { target: string; inputs: string[] }[] {
  return [...readCode().views]
    .map(([target, text]) => ({ target, inputs: relationsRead(text) }))
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}

/**
 * The tables and views that a SELECT names, e.g. `corrected.emails`, and those that the functions it calls do, but for
 * bodies in quotes: PostgreSQL does not look into these either.
 */
export function relationsRead(select: string): string[] {
  const relations = new Set<string>();
  const called = new Set<string>();
  const look = (text: string) => {
    const names = text
      .replaceAll(/--.*$/gm, '')
      .matchAll(/\b((?:corrected|etl|nyx|saturnus)\.\w+)(\()?/g);
    for (const [, name = '', call] of names) {
      if (call === undefined) relations.add(name);
      else if (!called.has(name)) {
        called.add(name);
        look(readCode().functions.get(name) ?? '');
      }
    }
  };
  look(select);
  return [...relations].sort();
}
