import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

/**
 * What a column may tell about a person, from the least to the most: nothing but ids; who it is; what they wrote, read or
 * want, and anything in free words; what gives access to something of theirs.
 */
export const dataClasses = ['none', 'direct', 'content', 'secret'] as const;

export type DataClass = (typeof dataClasses)[number];

const names: readonly string[] = dataClasses;

const DATA_FILE = 'schema/personal-data.tsv';

let read: ReadonlyMap<string, DataClass> | undefined;

/** The class of every exported column, by `table.column`, as schema/personal-data.tsv says. */
export function personalData(): ReadonlyMap<string, DataClass> {
  read ??= readClasses(readFileSync(join(packageRoot, DATA_FILE), 'utf8'));
  return read;
}

/** As personalData, of the text of that file. Throws ConfigError with its line for a class that is none. */
export function readClasses(text: string): ReadonlyMap<string, DataClass> {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return new Map(
    lines.map((line, index) => {
      const [table, column, name] = line.split('\t');
      return [`${table}.${column}`, toClass(name, index + 2)];
    }),
  );
}

/**
 * The class of a column: that of schema/personal-data.tsv or of its comments (`[pii:content]`), whichever is the stricter.
 * Undefined when nobody said one, or a comment says one that does not exist.
 */
export function dataClassOf(
  table: string,
  column: string,
  comments: readonly string[] = [],
): DataClass | undefined {
  const marks = [...comments.join(' ').matchAll(/\[pii:([^\]]*)\]/g)].map(([, mark]) => mark ?? '');
  const said = [personalData().get(`${table}.${column}`) ?? [], ...marks].flat();
  const ranks = said.map((name) => names.indexOf(name));
  return ranks.includes(-1) ? undefined : dataClasses[Math.max(...ranks)];
}

function toClass(name = '', line: number): DataClass {
  const known = dataClasses.find((dataClass) => dataClass === name);
  if (known) return known;
  throw new ConfigError(`${DATA_FILE}:${line}: '${name}' is no class of personal data`, {
    hint: `mend this line: table, column and one of ${dataClasses.join(', ')}, with tabs between`,
  });
}
