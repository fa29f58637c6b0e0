// Notes the files of schema/ that a release brings, which are never edited from then on: node scripts/note-released-files.ts
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from '../src/database/migration-files.ts';
import { packageRoot, packageVersion } from '../src/package-root.ts';

const path = join(packageRoot, 'test/database/fixtures/released-files.tsv');
const noted = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
for (const { name, sha256 } of readMigrationFiles()) {
  if (noted.some((line) => line.split('\t')[1] === name)) continue;
  appendFileSync(path, `${[packageVersion, name, sha256].join('\t')}\n`);
}
