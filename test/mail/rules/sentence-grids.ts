import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sentences of a refusal: every verb with every object. */
interface Grid {
  language: string;
  subject: string;
  opening: string;
  sentences: string[];
  /** The share that has to be recognised, at least. */
  floor: number;
}

/** The grids of a table of fixtures/, in whose verbs `_` stands for the object. */
export function readGrids(name: 'choice-grids' | 'negative-grids' | 'unreal-grids'): Grid[] {
  const file = join(import.meta.dirname, `fixtures/${name}.tsv`);
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows
    .filter((row) => !row.startsWith('#'))
    .map((row) => {
      const [language = '', floor = '', subject = '', opening = '', verbs = '', objects = ''] =
        row.split('\t');
      const sentences = verbs
        .split('|')
        .flatMap((verb) => objects.split('|').map((object) => `${verb.replace('_', object)}.`));
      return { language, floor: Number(floor), subject, opening, sentences };
    });
}
