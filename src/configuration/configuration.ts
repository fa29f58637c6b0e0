// Flags > environment > file > defaults.
import { dirname } from 'node:path';
import { ConfigError } from '../errors.ts';
import { checkSettings } from './check-settings.ts';
import { fieldsOf } from './fields.ts';
import { findConfiguration } from './find-file.ts';
import { plain, readConfigurationFile } from './read-file.ts';
import { type Settings, sections } from './sections.ts';

/** What counts, and where each part of it comes from. */
export interface Configuration {
  /** Absolute path; undefined when there is none. */
  file: string | undefined;
  /** The folder of the file, where `jobs/` may be. */
  folder: string | undefined;
  settings: Settings;
  /** By path, e.g. `export.keep`: `--keep`, `NYX_ETL_EXPORT_KEEP`, `/etc/nyx-etl.config.yaml:4`; absent: the default. */
  origins: ReadonlyMap<string, string>;
}

export interface ReadConfigurationOptions {
  env: NodeJS.ProcessEnv;
  /** --config. */
  file?: string | undefined;
  /** What was given on the command line, by path; undefined for what was not. */
  flags?: Readonly<Record<string, { option: string; value: unknown } | undefined>>;
}

/** Reads what counts. Throws ConfigError (exitCode 2) for a key that is none, with the nearest, and for a value that is none. */
export function readConfiguration({
  env,
  file: option,
  flags = {},
}: ReadConfigurationOptions): Configuration {
  const file = findConfiguration(option, env);
  const { values, places } = file
    ? readConfigurationFile(file, env)
    : { values: null, places: new Map<string, string>() };
  const given = toSections(values, file);
  const origins = new Map(places);
  const put = (path: string, value: unknown, origin: string) => {
    const [section = '', field = ''] = path.split('.');
    given[section] = { ...(given[section] as object | undefined), [field]: value };
    origins.set(path, origin);
  };
  for (const { path, variable } of variables()) {
    const value = env[variable];
    if (value) put(path, plain(value), variable);
  }
  for (const [path, flag] of Object.entries(flags)) {
    if (flag?.value !== undefined) put(path, flag.value, flag.option);
  }
  return { file, folder: file && dirname(file), settings: checkSettings(given, origins), origins };
}

/** The variables that stand for fields, as `NYX_ETL_EXPORT_KEEP` for `export.keep`. */
export function variables(): { path: string; variable: string }[] {
  return sections.flatMap((section) =>
    fieldsOf(section.schema).map((field) => {
      const own: Readonly<Record<string, string>> = 'variables' in section ? section.variables : {};
      const variable = own[field] ?? `NYX_ETL_${section.name}_${field}`.toUpperCase();
      return { path: `${section.name}.${field}`, variable };
    }),
  );
}

function toSections(values: unknown, file: string | undefined): Record<string, unknown> {
  if (values === null || values === undefined) return {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new ConfigError(`${file} holds no sections`, {
      hint: "'nyx-etl init --print' shows one that does",
    });
  }
  return { ...values };
}
