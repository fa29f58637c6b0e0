import { expect, test } from 'vitest';
import { compensation } from '../../../src/ingest/normalise/compensation.ts';

test.each([
  ['$53K-$91K (Glassdoor est.)', 'USD', '53000', '91000', null],
  ['De R$ 3.001,00 a R$ 4.000,00', 'BRL', '3001', '4000', null],
  ['6-8千/月', 'CNY', '6000', '8000', 'month'],
  ['0.8-1.3万/月', 'CNY', '8000', '13000', 'month'],
  ['20-50万/年', 'CNY', '200000', '500000', 'year'],
  ['150元/天', 'CNY', '150', '150', 'day'],
  ['15k-30k', null, '15000', '30000', null],
  ['24029.5', null, '24029.5', '24029.5', null],
  ['£45,000', 'GBP', '45000', '45000', null],
  ['€45.000 - €55.000', 'EUR', '45000', '55000', null],
  ['up to £50,000 per annum', 'GBP', null, '50000', 'year'],
  ['from $20 per hour', 'USD', '20', null, 'hour'],
  ['$15.50 - $20/hr', 'USD', '15.5', '20', 'hour'],
  ['$120,000+', 'USD', '120000', null, null],
  ["CHF 95'000", 'CHF', '95000', '95000', null],
  ['US$ 1.2M', 'USD', '1200000', '1200000', null],
  ['Competitive', null, null, null, null],
])('%s', (text, currency, min, max, period) => {
  expect(compensation(text, null, null, null, null)).toEqual({
    currency,
    min,
    max,
    notes: period === null ? text : `${text}; per ${period}`,
  });
});

test.each(['0', '-1', '', null])('%s is missing', (text) => {
  expect(compensation(text, null, null, null, null)).toBeNull();
  expect(compensation(null, text, text, 'USD', 'YEAR')).toBeNull();
});

test('columns of their own say it without guessing', () => {
  expect(compensation(null, '180000', '250000.0', 'usd', 'YEAR')).toEqual({
    currency: 'USD',
    min: '180000',
    max: '250000',
    notes: 'per year',
  });
  expect(compensation(null, '0', '90000', 'EUR', null)).toEqual({
    currency: 'EUR',
    min: null,
    max: '90000',
    notes: null,
  });
  expect(compensation(null, '90', '60', 'EUR', 'HOUR')).toEqual({
    currency: 'EUR',
    min: '60',
    max: '90',
    notes: 'per hour',
  });
});
