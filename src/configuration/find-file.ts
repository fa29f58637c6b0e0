import { existsSync, lstatSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nyxHome } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';

export const CONFIGURATION_FILE = 'nyx-etl.config.yaml';
/** The variable that names a file. */
export const FILE_VARIABLE = 'NYX_ETL_CONFIG';

/**
 * The configuration that counts, as an absolute path: `--config`, else NYX_ETL_CONFIG, else the one of this folder, else that
 * of NYX_HOME; undefined when there is none. Throws ConfigError for one that was named and is not there, and for one that
 * somebody else could have written: jobs beside it are run.
 */
export function findConfiguration(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const named = option ?? env[FILE_VARIABLE];
  if (named) {
    const file = resolve(named);
    if (existsSync(file)) return refuseForeign(file);
    throw new ConfigError(`there is no ${file}`, {
      hint: "'nyx-etl init' writes a configuration with comments",
      code: 'config.file',
    });
  }
  const found = [resolve(CONFIGURATION_FILE), join(nyxHome(env), CONFIGURATION_FILE)].find((file) =>
    existsSync(file),
  );
  return found && refuseForeign(found);
}

/**
 * Gives the path back. Throws ConfigError for a file that is of another user, or that others may write to; a link is its
 * owner's choice of a file, and what it leads to is looked at as well.
 */
export function refuseForeign(file: string): string {
  const { uid, mode } = statSync(file);
  const me = process.geteuid?.() ?? uid;
  const owners = [uid, lstatSync(file).uid];
  if (owners.every((owner) => owner === 0 || owner === me) && (mode & 0o022) === 0) return file;
  throw new ConfigError(`${file} could have been written by somebody else`, {
    hint: `look at it, then: chown ${me} ${shellQuoted(file)} && chmod go-w ${shellQuoted(file)}`,
    code: 'config.owner',
  });
}
