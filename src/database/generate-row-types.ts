// Rewrites tables.ts from a migrated scratch server: npm run generate:types
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { migrate } from './migrations.ts';
import { generateRowTypes } from './row-types.ts';
import { startScratchServer } from './scratch-server.ts';
import { connect } from './session.ts';

await using server = await startScratchServer();
await using session = await connect(server.url, 'generate-row-types');
await migrate(session);
await writeFile(join(packageRoot, 'src/database/tables.ts'), await generateRowTypes(session));
