import { expect, test } from 'vitest';
import { companyDomain, jobSourceName } from '../../../src/ingest/normalise/company-domain.ts';
import { companyName } from '../../../src/ingest/normalise/company-name.ts';
import { companyKey } from '../../../src/knowledge/company-key.ts';

test.each([
  ['ACME GmbH', 'Acme'],
  ['Acme, Inc.', 'ACME'],
  ['Acme Robotics GmbH & Co. KG', 'acme robotics'],
  ['L’Oréal S.A.', 'LOREAL'],
  ['北京字节跳动科技有限公司', '北京字节跳动科技'],
  ['Acme\u00A0Ltd', 'acme'],
  ['ACME Sp. z o.o.', 'Acme sp. z o. o.'],
  ['Acme Pvt. Ltd', 'Acme Private Limited'],
  ['SARL Dupont', 'Dupont'],
  ['ООО Яндекс', 'Яндекс'],
  ['株式会社リクルート', 'リクルート株式会社'],
  ['(株)リクルート', '㈱リクルート'],
  ['(주)카카오', '카카오'],
])('%s and %s are one company', (a, b) => {
  expect(companyKey(a)).toBe(companyKey(b));
});

test.each([
  ['Google', 'Google Cloud'],
  ['C++ Consulting', 'C Consulting'],
  ['Capital', 'Capital Group'],
])('%s and %s are two', (a, b) => {
  expect(companyKey(a)).not.toBe(companyKey(b));
});

test.each([
  ['Google\n4.3', 'Google'],
  ['  Two   words ', 'Two words'],
  ['', null],
  ['N/A', null],
  ['Smith &amp; Sons', 'Smith & Sons'],
  ['Not stated', null],
  ['-1', null],
  ['Confidencial', null],
  ['Empresa Confidencial', null],
  ['Acme -', 'Acme'],
  ['Confidential -', null],
  ['-Not found-', null],
  ['Not Mentioned', null],
  ['No especificada (portal)', null],
  ['https://www.linkedin.com/jobs/view/1', null],
  ['Not Impossible Labs', 'Not Impossible Labs'],
  [null, null],
])('name %j is shown as %s', (text, expected) => {
  expect(companyName(text)).toBe(expected);
});

test.each([
  ['https://www.acme.example.co.uk', null, 'Acme', 'example.co.uk'],
  [null, 'https://careers.stripe.com/job/1', 'Stripe', 'stripe.com'],
  [null, 'https://boards.greenhouse.io/stripe/1', 'Stripe', null],
  [null, 'https://jobs.dragonfly.xyz/companies/acme/1', 'Acme', null],
  ['https://maneki.work/companies/acme', null, 'Acme', null],
  ['https://linkedin.com/company/acme', null, 'Acme', null],
  ['https://www.stepstone.at/', null, 'Acme', null],
  ['https://acme-robotics.de/de/', null, 'Anything', 'acme-robotics.de'],
])('domain from website %s, posting %s, name %s', (website, posting, name, expected) => {
  expect(companyDomain(website, posting, name)).toBe(expected);
});

test.each([
  [null, 'https://boards.greenhouse.io/x/1', 'Greenhouse'],
  [null, 'https://acme.wd5.myworkdayjobs.com/x', 'Workday'],
  [null, 'https://uk.indeed.com/viewjob?jk=1', 'Indeed'],
  ['greenhouse', 'https://stripe.com/jobs/1', 'Greenhouse'],
  ['My Scraper', null, 'My Scraper'],
  ['zip_recruiter', null, 'ZipRecruiter'],
  ['jobs.monster.com', null, 'Monster'],
  ['via LinkedIn', 'https://stripe.com/jobs/1', 'LinkedIn'],
  [null, 'https://fr.indeed.com/viewjob?jk=1', 'Indeed'],
  [null, 'https://www.glassdoor.de/job-listing/1', 'Glassdoor'],
  [null, 'https://stripe.com/jobs/1', null],
])('source from platform %s, posting %s', (platform, posting, expected) => {
  expect(jobSourceName(platform, posting)).toBe(expected);
});
