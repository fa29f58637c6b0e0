import { z } from 'zod';

/** A node of JSON Schema, as far as it is looked at here. */
export interface FieldSchema {
  type?: string;
  description?: string;
  default?: unknown;
  secret?: boolean;
  properties?: Record<string, FieldSchema>;
  additionalProperties?: FieldSchema | boolean;
  items?: FieldSchema;
  anyOf?: FieldSchema[];
}

/** A section's schema as JSON Schema, as one writes it: what has a default may be left out. */
export function toFieldSchema(schema: z.ZodType): FieldSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;
}

/** What the schema says of a path below it, e.g. `['nightly', 'cron']`. */
export function fieldAt(schema: FieldSchema, path: readonly string[]): FieldSchema | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const { properties, additionalProperties, items, anyOf = [] } = schema;
  const free = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const below = [properties?.[key] ?? items ?? free, ...anyOf.map((one) => fieldAt(one, [key]))];
  return below.map((one) => one && fieldAt(one, rest)).find((one) => one !== undefined);
}

/** The names of the fields at a path; none where names are free. */
export function fieldsOf(schema: z.ZodType, path: readonly string[] = []): string[] {
  return Object.keys(fieldAt(toFieldSchema(schema), path)?.properties ?? {});
}
