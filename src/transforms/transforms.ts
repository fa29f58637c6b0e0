import { ConfigError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import { derivedTables } from './derived-tables.ts';
import { emailApplicationLinks } from './email-application-links.ts';
import { emailClassifications } from './email-classifications.ts';
import { readerVerdicts } from './reader-verdicts.ts';
import type { Transform } from './transform.ts';

const all: readonly Transform[] = [
  emailClassifications,
  readerVerdicts,
  emailApplicationLinks,
  ...derivedTables,
];

/** Every transform, each after those whose targets it reads. */
export const transforms: readonly Transform[] = inOrder(all);

/**
 * The transforms of these names (all without names) and those of our own tables that they read, in order. Throws
 * ConfigError for a name that is none.
 */
export function selectTransforms(names: readonly string[] = []): readonly Transform[] {
  for (const name of names) {
    if (transforms.some((transform) => transform.name === name)) continue;
    const known = transforms.map((transform) => transform.name);
    throw new ConfigError(`there is no transform ${name}`, {
      hint: didYouMean(name, known, `there are ${known.join(', ')}`),
    });
  }
  if (names.length === 0) return transforms;
  const named = transforms.filter(({ name }) => names.includes(name));
  return transforms.filter(
    (transform) =>
      named.includes(transform) ||
      (transform.target.startsWith('etl.') && named.some((later) => reads(later, transform))),
  );
}

/** Whether `later` reads what `earlier` writes. */
export function reads(later: Transform, earlier: Transform): boolean {
  const table = earlier.target.split('.')[1];
  return later !== earlier && later.inputs.some((input) => input.split('.')[1] === table);
}

/** Sorts transforms so that each comes after those it reads. */
export function inOrder(unordered: readonly Transform[]): Transform[] {
  const ordered: Transform[] = [];
  const visit = (transform: Transform, path: readonly Transform[]) => {
    if (ordered.includes(transform)) return;
    if (path.includes(transform)) throw new Error(`transforms read each other: ${transform.name}`);
    for (const earlier of unordered)
      if (reads(transform, earlier)) visit(earlier, [...path, transform]);
    ordered.push(transform);
  };
  for (const transform of unordered) visit(transform, []);
  return ordered;
}
