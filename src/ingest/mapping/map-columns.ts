import { ConfigError } from '../../errors.ts';
import { didYouMean } from '../../text/nearest.ts';
import { type ColumnKeys, keyOf, keysOfColumns } from './column-keys.ts';

/** Something a file can be asked for: a column of the table, or a value that one is made from. */
export interface Field {
  name: string;
  /**
   * Header names taken for it, best first, beside its own name; compared without case, accents and punctuation. `name&employer`
   * is `name` in a file that has `employer`, too; `~role` only counts where none of the others fits in any spelling, and `^url_direct` before the field's own name.
   */
  synonyms: readonly string[];
  /** Of the matching columns: the best one; all, of which a record's first with a value counts; all together. */
  takes: 'best' | 'first' | 'all';
  /** Only its own name counts: `Job ID` is the number of a board, and not `id`. */
  isExact?: true;
}

/** Which columns of the file feed which field, and which feed none. */
export interface Mapping {
  columns: Record<string, string[]>;
  unmapped: string[];
  /** As it would have to be told to come out the same, with the columns that were to be left out. */
  told: Record<string, string[]>;
}

/** What `--map none=Column` says instead of a field: the column is left out. */
const LEFT_OUT = 'none';

/**
 * Maps columns to fields by name; `told` (field -> columns, from --map or a mapping file) goes first and alone.
 * Throws ConfigError when `told` names an unknown field or column.
 */
export function mapColumns(
  fields: readonly Field[],
  names: readonly string[],
  told: Readonly<Record<string, readonly string[]>> = {},
): Mapping {
  const meant = Object.fromEntries(
    Object.entries(told).map(([target, columns]) => [
      target === LEFT_OUT ? target : targetOf(fields, target),
      columns,
    ]),
  );
  refuseUnknown(fields, names, meant);
  const { [LEFT_OUT]: leftOut = [] } = meant;
  const free = new Set(names.filter((name) => !Object.values(meant).flat().includes(name)));
  const keys = keysOfColumns(names);
  const columns: Record<string, string[]> = {};
  for (const field of fields) {
    const chosen = meant[field.name] ?? choose(field, keys, free);
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

/** Asks of the columns of a table whether one of them is for a field in `wanted`, or is named in `told`. */
export function namesKnown(
  fields: readonly Field[],
  wanted: readonly string[],
  told: Readonly<Record<string, readonly string[]>> = {},
): (names: readonly string[]) => boolean {
  const columns = Object.values(told).flat();
  return (names) =>
    columns.some((column) => names.includes(column)) ||
    Object.keys(mapColumns(fields, names).columns).some((field) => wanted.includes(field));
}

/** The field of that name, or else one that a header of that name would be taken for: `status`, `company`. */
export function targetOf(fields: readonly Field[], name: string): string {
  const known = fields.some((field) => field.name === name);
  const key = keyOf(name);
  const called = fields.find(({ synonyms }) => synonyms.some((synonym) => keyOf(synonym) === key));
  return known ? name : (called?.name ?? name);
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
  const signed = Map.groupBy(field.synonyms, (synonym) => /^[~^]/.exec(synonym)?.[0] ?? '');
  const of = (sign: string) => signed.get(sign) ?? [];
  const spellings = field.isExact ? [keys.whole] : [keys.whole, keys.shortened, keys.singular];
  const attempts = [[...of('^'), field.name, ...of('')], of('~')].flatMap((synonyms) =>
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
  return new ConfigError(`the mapping names the ${kind} ${name}, which does not exist`, {
    hint: didYouMean(name, candidates, `there are: ${candidates.join(', ')}`),
  });
}
