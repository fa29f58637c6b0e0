import { z } from 'zod';
import { schemas } from './index.ts';

/** The files of docs/json: the name of each, and the JSON Schema (draft 2020-12) it holds. */
export function published(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'output' });
      return [
        `${name}.schema.json`,
        `${JSON.stringify({ title: `nyx-etl ${name}`, ...json }, null, 2)}\n`,
      ];
    }),
  );
}
