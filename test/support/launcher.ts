import { join } from 'node:path';
import { inject } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';

/** The program as users start it: of the installed package, or of this checkout in other projects. */
export const launcher = join(inject('installedPackage') ?? packageRoot, 'bin/nyx-etl.js');
