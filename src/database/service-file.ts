import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Parameters, parameterNamed } from '../connection-string.ts';
import { ConfigError } from '../errors.ts';
import { errorCode, unless } from '../system-errors.ts';
import { homeOf } from './home-of.ts';

/** Where Debian's libpq looks; elsewhere PGSYSCONFDIR says. */
const SYSTEM_FOLDER = '/etc/postgresql-common';

/**
 * The parameters of a service as libpq finds them: in `servicefile` or PGSERVICEFILE, else in ~/.pg_service.conf, else in the
 * system's file. Throws ConfigError (exit 2) for one that is not defined or not written as name=value.
 */
export function readService(
  service: string,
  servicefile: string | undefined,
  env: NodeJS.ProcessEnv,
): Parameters {
  const named = servicefile ?? (env.PGSERVICEFILE || undefined);
  const files = [
    named ?? join(homeOf(env), '.pg_service.conf'),
    join(env.PGSYSCONFDIR || SYSTEM_FOLDER, 'pg_service.conf'),
  ];
  for (const file of files) {
    const found = sectionOf(file, service, file === named);
    if (found) return found;
  }
  throw new ConfigError(`there is no service of the name that was given in ${files.join(' or ')}`, {
    hint: 'write it there as [name] and below it host=…, dbname=… and the like, one a line',
  });
}

function sectionOf(file: string, service: string, isNamed: boolean): Parameters | undefined {
  let section: string | undefined;
  const parameters: Parameters = {};
  let isFound = false;
  for (const [index, raw] of readLines(file, isNamed).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, begun] = /^\[(.*)\]$/.exec(line) ?? [];
    if (begun !== undefined) {
      // A service that is defined twice is the first one.
      if (isFound) return parameters;
      section = begun;
      isFound = section === service;
    } else if (isFound) {
      const [name, value] = readSetting(line, `${file}:${index + 1}`);
      parameters[name] ??= value;
    }
  }
  return isFound ? parameters : undefined;
}

function readSetting(line: string, place: string) {
  const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined || /^service(file)?$/.test(name))
    throw new ConfigError(`${place}: this is no setting of a service`, {
      hint: 'write it as name=value, without spaces at the =; a service names no other service',
    });
  return [parameterNamed(name, `${place}:`), value] as const;
}

function readLines(file: string, isNamed: boolean): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (cause) {
    if (isNamed)
      throw new ConfigError(`the service file ${file} cannot be read (${errorCode(cause)})`, {
        hint: 'set PGSERVICEFILE to the path of one',
        cause,
      });
    unless('ENOENT', 'ENOTDIR', 'EACCES')(cause);
    return [];
  }
}
