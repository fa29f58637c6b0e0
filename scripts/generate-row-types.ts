// Rewrites tables.ts from a migrated scratch server: npm run generate:types
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateRowTypes } from '../src/database/row-types.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';
import { migrate } from '../src/schema.ts';

await using server = await startScratchServer();
await using session = await connect(server.url, 'generate-row-types');
await migrate(session);
await writeFile(join(packageRoot, 'src/database/tables.ts'), await generateRowTypes(session));
