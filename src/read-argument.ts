import type { z } from 'zod';
import { ConfigError } from './errors.ts';

/** The argument as the schema has it. Throws ConfigError (exitCode 2) that names what is wrong; no value is quoted. */
export function readArgument<Schema extends z.ZodType>(
  schema: Schema,
  name: string,
  given: unknown,
): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) =>
    [[name, ...path.map(String)].join('.'), message].join(': '),
  );
  throw new ConfigError(problems.join('; '), {
    hint: "the types of the package say what its functions take; documented in README, 'As a library'",
    code: 'argument',
    cause: read.error,
  });
}
