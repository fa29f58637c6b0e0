import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package-root.ts';
import { testLinearTime } from './linear-time.ts';
import { textFunctions } from './support/text-functions.ts';
import { otherFunctions } from './support/unmeasured-functions.ts';

const src = join(packageRoot, 'src');
const MODULES = [
  'text/html-*.ts',
  'ingest/{normalise,mapping}/*.ts',
  'ingest/applications/{card-names,status-words}.ts',
  'knowledge/{company-key,job-hosts,month-names,zones}.ts',
  'ingest/emails/*.ts',
  'mail/{,mbox/,mime/,reading/,rules/}*.ts',
];
const modules = globSync(MODULES, { cwd: src }).filter((file) => !file.endsWith('mail-worker.ts'));

describe('every function that a foreign text meets is measured', () => {
  it.each(modules)('in %s', async (file) => {
    const exported: Record<string, unknown> = await import(join(src, file));
    const functions = Object.keys(exported).filter((name) => typeof exported[name] === 'function');
    const unknown = functions.filter(
      (name) => textFunctions[file]?.[name] === undefined && !otherFunctions.has(`${file}#${name}`),
    );
    expect(
      unknown,
      'to be listed in test/support/text-functions.ts or unmeasured-functions.ts',
    ).toEqual([]);
  });
});

testLinearTime({ plain: 2, opened: 10, own: 72 });
