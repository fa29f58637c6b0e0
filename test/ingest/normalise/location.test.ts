import { expect, test } from 'vitest';
import { parseLocation } from '../../../src/ingest/normalise/location.ts';
import { remoteFlag } from '../../../src/ingest/normalise/remote-flag.ts';

test.each([
  ['New York, NY, USA', 'New York', 'US'],
  ['Berlin, Germany', 'Berlin', 'DE'],
  ['London, UK', 'London', 'GB'],
  ['Austin, TX', 'Austin', 'US'],
  ['San Francisco, CA', 'San Francisco', 'US'],
  ['Dublin, IE', 'Dublin', 'IE'],
  ['南京-栖霞区', '南京', 'CN'],
  ['India - Hyderabad', 'Hyderabad', 'IN'],
  ['UAE, Dubai', 'Dubai', 'AE'],
  ['Abu Dhabi - United Arab Emirates', 'Abu Dhabi', 'AE'],
  ['bangalore, , India', 'bangalore', 'IN'],
  ['Singapore', 'Singapore', 'SG'],
  ['United States, San Francisco, CA, USA', 'San Francisco', 'US'],
  ['New York or Remote (US)', 'New York', 'US'],
])('%s is one certain place', (text, city, country) => {
  expect(parseLocation(text)).toEqual({ city, country });
});

test.each([
  ['San Francisco, CA, USA, New York, NY, USA', 'US'],
  ['Seattle, San Francisco ', 'US'],
  ['CA - Canada', 'CA'],
  ['US Remote', 'US'],
  ['Remote - USA', 'US'],
  ['Georgia, USA', 'US'],
])('%s has a country only', (text, country) => {
  expect(parseLocation(text)).toEqual({ city: null, country });
});

test.each([
  'Remote',
  'Asia',
  '2 Locations',
  'Hybrid',
  '',
  null,
  'Hong Kong, Singapore',
  'Georgia',
  'Springfield',
])('%s is no certain place', (text) => {
  expect(parseLocation(text)).toEqual({ city: null, country: null });
});

test.each([
  ['true', null, 'true'],
  ['remote', null, 'true'],
  ['on_site', 'Remote', 'false'],
  ['hybrid', null, 'false'],
  [null, 'US Remote', 'true'],
  [null, 'Berlin (no remote)', null],
  [null, 'Berlin', null],
  ['', '', null],
])('remote: flag %s, location %s', (flag, location, expected) => {
  expect(remoteFlag(flag, location)).toBe(expected);
});
