import type { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import { fieldsOf } from './fields.ts';
import { type Settings, sections } from './sections.ts';

/** These stand in system_configs, where the numbers are computed: a second place would contradict the first. */
const OF_THE_DATABASE = ['timezone', 'ghost_after_days', 'reporting'];

/** The settings of a configuration that says nothing. */
export function defaultSettings(): Settings {
  return checkSettings({}, new Map());
}

/**
 * The sections with the defaults of what is left out. Throws ConfigError (exitCode 2) for a key that is none, with the
 * nearest, and for a value that is none; `origins` says where each of them stands, by path.
 */
export function checkSettings(
  given: Record<string, unknown>,
  origins: ReadonlyMap<string, string>,
): Settings {
  const known: string[] = sections.map(({ name }) => name);
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) throw unknownKey([key], known, origins);
  }
  const entries = sections.map(({ name, schema }) => {
    // A key with nothing behind it says nothing.
    const read = (schema as z.ZodType).safeParse(given[name] ?? undefined);
    if (!read.success) throw toConfigError(name, schema, read.error, origins);
    return [name, read.data];
  });
  return Object.fromEntries(entries) as Settings;
}

function toConfigError(
  section: string,
  schema: z.ZodType,
  error: z.ZodError,
  origins: ReadonlyMap<string, string>,
): ConfigError {
  const [issue] = error.issues;
  const path = [section, ...(issue?.path ?? []).map(String)];
  if (issue?.code === 'unrecognized_keys')
    return unknownKey([...path, issue.keys[0] ?? ''], fieldsOf(schema, path.slice(1)), origins);
  return new ConfigError(`${placeOf(path, origins)}: ${path.join('.')}: ${issue?.message}`, {
    hint: `'nyx-etl init --print' shows what may stand there`,
    code: 'config.value',
  });
}

function unknownKey(
  path: readonly string[],
  known: readonly string[],
  origins: ReadonlyMap<string, string>,
): ConfigError {
  const key = path.at(-1) ?? '';
  const own = OF_THE_DATABASE.includes(key);
  return new ConfigError(`${placeOf(path, origins)}: there is no ${path.join('.')}`, {
    hint: own
      ? `it stands in the database, once for all: nyx-etl config set ${key === 'reporting' ? 'timezone' : key} VALUE`
      : didYouMean(key, known, `there are ${known.join(', ')}`),
    code: 'config.key',
  });
}

/** The line of what is wrong, or of the nearest thing around it. */
function placeOf(path: readonly string[], origins: ReadonlyMap<string, string>): string {
  for (let length = path.length; length > 0; length--) {
    const place = origins.get(path.slice(0, length).join('.'));
    if (place) return place;
  }
  return 'configuration';
}
