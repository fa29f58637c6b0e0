// Rewrites docs/json/*.schema.json from src/json: npm run generate:json-schemas
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedSchema } from '../src/configuration/published-schema.ts';
import { published } from '../src/json/published.ts';
import { packageRoot } from '../src/package-root.ts';

const folder = join(packageRoot, 'docs/json');
await mkdir(folder, { recursive: true });
for (const name of await readdir(folder))
  if (name.endsWith('.schema.json')) await rm(join(folder, name));
for (const [name, content] of published()) await writeFile(join(folder, name), content);
await writeFile(join(packageRoot, 'docs/nyx-etl.config.schema.json'), publishedSchema());
