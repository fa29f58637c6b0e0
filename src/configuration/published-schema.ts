import { toFieldSchema } from './fields.ts';
import { sections } from './sections.ts';

/** JSON Schema of nyx-etl.config.yaml, for editors; each text may also be named by a key that ends in `_file`. */
export function publishedSchema(): string {
  const properties = Object.fromEntries(
    sections.map(({ name, describe, schema }) => {
      const { $schema: _, ...body } = { $schema: '', ...toFieldSchema(schema) };
      return [
        name,
        { description: `${describe}.`, ...body, ...('properties' in body ? ALSO : {}) },
      ];
    }),
  );
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'nyx-etl.config.yaml',
  };
  const all = { ...head, type: 'object', properties, additionalProperties: false };
  return `${JSON.stringify(all, null, 2)}\n`;
}

const ALSO = { patternProperties: { _file$: { type: 'string' } } };
