import { ConfigError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';

/** Something a file can be asked for: a column of the table, or a value that one is made from. */
export interface Field {
  name: string;
  /** Header names taken for it, best first, beside its own name; compared without case and punctuation. */
  synonyms: readonly string[];
  /** Whether it takes every matching column, not only the best. */
  many: boolean;
}

/** Which columns of the file feed which field, and which feed none. */
export interface Mapping {
  columns: Record<string, string[]>;
  unmapped: string[];
}

/**
 * Maps columns to fields by name; `told` (field -> columns, from --map or a mapping file) goes first and alone.
 * Throws ConfigError when `told` names an unknown field or column.
 */
export function mapColumns(
  fields: readonly Field[],
  names: readonly string[],
  told: Record<string, readonly string[]> = {},
): Mapping {
  refuseUnknown(fields, names, told);
  const free = new Set(names.filter((name) => !Object.values(told).flat().includes(name)));
  const columns: Record<string, string[]> = {};
  for (const field of fields) {
    const chosen = told[field.name] ?? choose(field, free);
    if (chosen.length === 0) continue;
    columns[field.name] = [...chosen];
    for (const name of chosen) free.delete(name);
  }
  return { columns, unmapped: [...free] };
}

/** Reads `target=column` as --map takes it, several per target allowed. */
export function parseMapOptions(options: readonly string[]): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const option of options) {
    const equals = option.indexOf('=');
    if (equals < 1)
      throw new ConfigError(`--map ${option}: it takes target=column`, {
        hint: 'e.g. --map source_url=Link',
      });
    const target = option.slice(0, equals);
    told[target] = [...(told[target] ?? []), option.slice(equals + 1)];
  }
  return told;
}

function choose(field: Field, free: ReadonlySet<string>): string[] {
  const byKey = new Map<string, string[]>();
  for (const name of free) byKey.set(keyOf(name), [...(byKey.get(keyOf(name)) ?? []), name]);
  const matching = [field.name, ...field.synonyms].flatMap((synonym) => byKey.get(keyOf(synonym)) ?? []);
  return field.many ? [...new Set(matching)] : matching.slice(0, 1);
}

/** `Job URL`, `job_url`, `jobUrl` and `JOB-URL` are one name. */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function refuseUnknown(
  fields: readonly Field[],
  names: readonly string[],
  told: Record<string, readonly string[]>,
): void {
  for (const [target, columns] of Object.entries(told)) {
    const targets = fields.map((field) => field.name);
    if (!targets.includes(target)) throw unknown('target', target, targets);
    for (const column of columns) if (!names.includes(column)) throw unknown('column', column, names);
  }
}

function unknown(kind: string, name: string, candidates: readonly string[]): ConfigError {
  const close = nearest(name, candidates);
  return new ConfigError(`the mapping names the ${kind} ${name}, which does not exist`, {
    hint: close ? `did you mean ${close}?` : `there are: ${candidates.join(', ')}`,
  });
}
