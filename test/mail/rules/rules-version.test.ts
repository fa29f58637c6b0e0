import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readingCode } from '../../../src/mail/rules/rules-version.ts';
import { packageRoot } from '../../../src/package-root.ts';

test('the code that reads mail, and what makes text of its HTML, is part of the version', () => {
  const wanted = globSync('src/{mail/{rules,reading}/*,text/{html-*,text-limits}}.ts', {
    cwd: packageRoot,
  });
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.toSorted()).toEqual(readingCode().toSorted());
});
