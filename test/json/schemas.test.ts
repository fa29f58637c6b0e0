import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedSchema } from '../../src/configuration/published-schema.ts';
import { published } from '../../src/json/published.ts';
import { packageRoot } from '../../src/package-root.ts';

const folder = join(packageRoot, 'docs/json');

test("docs/json and the schema of the configuration are what 'npm run generate:json-schemas' writes", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  const found = files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(published()));
  const configuration = join(packageRoot, 'docs/nyx-etl.config.schema.json');
  expect(readFileSync(configuration, 'utf8')).toBe(publishedSchema());
});

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  items?: Schema;
  anyOf?: Schema[];
}

/** Every field of a schema, however deep, by its path. */
function* fields(schema: Schema, path: string): Generator<[string, Schema]> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    yield [`${path}.${name}`, field];
    yield* fields(field, `${path}.${name}`);
  }
  for (const part of [schema.items ?? [], schema.anyOf ?? []].flat()) yield* fields(part, path);
}

/** The sentence of a field that may be null stands with its other type. */
function isDescribed({ description, anyOf = [] }: Schema): boolean {
  return /^[A-Za-z].*\.$/.test(description ?? '') || anyOf.some(isDescribed);
}

/** The reports describe what is not plain from the name: they are made of the same few parts. */
const outputs = [...published()].filter(
  ([name]) => !/^report-(session|company|overview|applications)\./.test(name),
);

test.each(outputs)('%s: every field is in snake_case and described in a sentence', (name, text) => {
  const found = [...fields(JSON.parse(text), name.split('.')[0] ?? '')];
  expect(found.length).toBeGreaterThan(1);
  expect(
    found
      .map(([path]) => path.split('.').at(-1))
      .filter((key) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key ?? '')),
  ).toEqual([]);
  expect(found.filter(([, field]) => !isDescribed(field)).map(([path]) => path)).toEqual([]);
});

test('the commands take only types from src/json: zod is not loaded when they start', () => {
  const files = globSync('src/{cli.ts,program.ts,commands/*.ts}', { cwd: packageRoot });
  const imports = files.flatMap((file) =>
    readFileSync(join(packageRoot, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes("/json/index.ts'")),
  );
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter((line) => !line.startsWith('import type {'))).toEqual([]);
});
