import { expect, test } from 'vitest';
import { employmentType } from '../../../src/ingest/normalise/employment-type.ts';
import { seniorityLevel } from '../../../src/ingest/normalise/seniority-level.ts';

test.each([
  ['Full-time', 'full_time'],
  ['FullTime', 'full_time'],
  ['FULL_TIME', 'full_time'],
  ['fulltime_permanent', 'full_time'],
  ['全职', 'full_time'],
  ['Unbefristet, Vollzeit', 'full_time'],
  ['Part-time', 'part_time'],
  ['兼职', 'part_time'],
  ['fulltime_fixed_term', 'contract'],
  ['Independent Contractor (FT)', 'contract'],
  ['Temporary', 'contract'],
  ['Intern', 'intern'],
  ['实习', 'intern'],
  ['Freelance', 'freelance'],
  ['Volunteer', null],
  [null, null],
])('employment %s is %s', (text, expected) => {
  expect(employmentType(text)).toBe(expected);
});

test.each([
  ['mid_senior', 'mid'],
  ['entry_level', 'junior'],
  ['Senior', 'senior'],
  ['Sr.', 'senior'],
  ['vice_president', 'vp'],
  ['cxo', 'c_level'],
  ['director', 'director'],
  ['associate', 'mid'],
  ['Staff', 'principal'],
  ['Team Lead', 'lead'],
  ['Internship', 'intern'],
  ['高级', 'senior'],
  ['n/a', null],
  [null, null],
])('seniority %s is %s', (text, expected) => {
  expect(seniorityLevel(text)).toBe(expected);
});
