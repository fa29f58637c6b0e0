// By what all cells know a company.
import { expect, test } from 'vitest';
import { keyAcrossCells } from '../../../src/exports/lake/company-key.ts';

test.each([
  ['Acme GmbH', 'careers.ACME.com', 'domain:acme.com'],
  ['Bäckerei', 'münchen.de', 'domain:xn--mnchen-3ya.de'],
  ['Bäckerei', 'www.xn--mnchen-3ya.de', 'domain:xn--mnchen-3ya.de'],
  ['日立', '日立.jp', 'domain:xn--wgv287b.jp'],
  ['Acme GmbH', 'linkedin.com', 'name:acme'],
  ['Acme GmbH', 'de.indeed.com', 'name:acme'],
  ['Acme GmbH', 'indeed.fr', 'name:acme'],
  ['ACME, Inc.', 'co.uk', 'name:acme'],
  ['Acme', '', 'name:acme'],
  ['Acme', null, 'name:acme'],
])('%s at %s is %s', (name, domain, key) => {
  expect(keyAcrossCells(name, domain)).toBe(key);
});
