import { ConfigError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { type ColumnKeys, keyOf, keysOfColumns } from './column-keys.ts';

/** Something a file can be asked for: a column of the table, or a value that one is made from. */
export interface Field {
  name: string;
  /**
   * Header names taken for it, best first, beside its own name; compared without case, accents and punctuation. `name&employer`
   * is `name` in a file that has `employer`, too; `~role` only counts where none of the others fits in any spelling.
   */
  synonyms: readonly string[];
  /** Of the matching columns: the best one; all, of which a record's first with a value counts; all together. */
  takes: 'best' | 'first' | 'all';
}

/** Which columns of the file feed which field, and which feed none. */
export interface Mapping {
  columns: Record<string, string[]>;
  unmapped: string[];
  /** As it would have to be told to come out the same, with the columns that were to be left out. */
  told: Record<string, string[]>;
}

/** What `--map none=Column` says instead of a field: the column is left out. */
export const LEFT_OUT = 'none';

/**
 * Maps columns to fields by name; `told` (field -> columns, from --map or a mapping file) goes first and alone.
 * Throws ConfigError when `told` names an unknown field or column.
 */
export function mapColumns(
  fields: readonly Field[],
  names: readonly string[],
  told: Readonly<Record<string, readonly string[]>> = {},
): Mapping {
  refuseUnknown(fields, names, told);
  const { [LEFT_OUT]: leftOut = [] } = told;
  const free = new Set(names.filter((name) => !Object.values(told).flat().includes(name)));
  const keys = keysOfColumns(names);
  const columns: Record<string, string[]> = {};
  for (const field of fields) {
    const chosen = told[field.name] ?? choose(field, keys, free);
    if (chosen.length === 0) continue;
    columns[field.name] = [...chosen];
    for (const name of chosen) free.delete(name);
  }
  const isLeft = leftOut.length > 0;
  return {
    columns,
    unmapped: names.filter((name) => free.has(name) || leftOut.includes(name)),
    told: isLeft ? { ...columns, [LEFT_OUT]: [...leftOut] } : columns,
  };
}

/** Reads `target=column` as --map takes it, several per target allowed. */
export function parseMapOptions(options: readonly string[]): Record<string, string[]> {
  // Not an object, which has a constructor, and takes __proto__ for something else.
  const told = new Map<string, string[]>();
  for (const option of options) {
    const equals = option.indexOf('=');
    if (equals < 1)
      throw new ConfigError(`--map ${option}: it takes target=column`, {
        hint: 'e.g. --map source_url=Link; --map none=Link leaves a column out',
      });
    const target = option.slice(0, equals);
    told.set(target, [...(told.get(target) ?? []), option.slice(equals + 1)]);
  }
  return Object.fromEntries(told);
}

/** Columns by their whole name; only when none fits, by the shortened one. */
function choose(field: Field, keys: ColumnKeys, free: ReadonlySet<string>): string[] {
  const [certain, likely] = [false, true].map((weak) =>
    field.synonyms.filter((synonym) => synonym.startsWith('~') === weak),
  );
  const spellings = [keys.whole, keys.shortened, keys.singular];
  const attempts = [[field.name, ...(certain ?? [])], likely ?? []].flatMap((synonyms) =>
    spellings.map((byKey) => ({ synonyms, byKey })),
  );
  for (const { synonyms, byKey } of attempts) {
    const matching = synonyms.flatMap((synonym) => {
      const [key = '', ...companions] = synonym.split('&').map(keyOf);
      return companions.every((companion) => keys.whole.has(companion))
        ? (byKey.get(key) ?? [])
        : [];
    });
    const chosen = [...new Set(matching)].filter((name) => free.has(name));
    if (chosen.length > 0) return field.takes === 'best' ? chosen.slice(0, 1) : chosen;
  }
  return [];
}

function refuseUnknown(
  fields: readonly Field[],
  names: readonly string[],
  told: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [target, columns] of Object.entries(told)) {
    const targets = [LEFT_OUT, ...fields.map((field) => field.name)];
    if (!targets.includes(target)) throw unknown('target', target, targets);
    for (const column of columns)
      if (!names.includes(column)) throw unknown('column', column, names);
  }
}

function unknown(kind: string, name: string, candidates: readonly string[]): ConfigError {
  const close = nearest(name, candidates);
  return new ConfigError(`the mapping names the ${kind} ${name}, which does not exist`, {
    hint: close ? `did you mean ${close}?` : `there are: ${candidates.join(', ')}`,
  });
}
