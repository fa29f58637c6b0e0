import { expect, test } from 'vitest';
import { companySize } from '../../../src/ingest/normalise/company-size.ts';

test.each([
  ['11-50 employees', '1-50'],
  ['2 to 10', '1-50'],
  ['51–200', '51-200'],
  ['201 - 500 Mitarbeiter', '201-1000'],
  ['501-1,000', '201-1000'],
  ['1001 bis 5000', '1001-5000'],
  ['5.001-10.000', '5001-10000'],
  ['10,001+', '10000+'],
  ['10000+ employees', '10000+'],
  ['more than 10,000', '10000+'],
  ['1', '1-50'],
  ['250', '201-1000'],
  ['7500.0', '5001-10000'],
  ['3k', '1001-5000'],
])('%s employees are in one bucket', (text, bucket) => {
  expect(companySize(text)).toBe(bucket);
});

test.each([
  ['100-500'],
  ['50+'],
  ['over 200'],
  ['0'],
  ['Startup'],
  ['500-100'],
  ['1-10, 11-50, 51-200'],
  [`11-50 ${'employees '.repeat(20)}`],
])('of %s it is not known which', (text) => {
  expect(companySize(text)).toBe(null);
});
