import { expect, test } from 'vitest';
import { compensation, type StatedPay } from '../../../src/ingest/normalise/compensation.ts';
import { decideDollar } from '../../../src/ingest/normalise/currencies.ts';

const nothing: StatedPay = {
  text: null,
  min: null,
  max: null,
  currency: null,
  period: null,
  country: null,
  dollar: 'USD',
};
const read = (stated: Partial<StatedPay>) => compensation({ ...nothing, ...stated });

test.each([
  ['$53K-$91K (Glassdoor est.)', 'USD', '53000', '91000', null],
  ['De R$ 3.001,00 a R$ 4.000,00', 'BRL', '3001', '4000', null],
  ['6-8千/月', 'CNY', '6000', '8000', 'month'],
  ['Rp5,000,000 – Rp7.500.000 per bulan', 'IDR', '5000000', '7500000', 'month'],
  ['IDR 4 - 6 juta', 'IDR', '4000000', '6000000', null],
  ['12 - 18 triệu', 'VND', '12000000', '18000000', null],
  ['PKR. 40,000 - 60,000', 'PKR', '40000', '60000', null],
  ['Tk. 20000 - 30000', 'BDT', '20000', '30000', null],
  ['S/ 1,200.00', 'PEN', '1200', '1200', null],
  ['30 000 - 40 000 SEK/mån', 'SEK', '30000', '40000', 'month'],
  ['0.8-1.3万/月', 'CNY', '8000', '13000', 'month'],
  ['20-50万/年', 'CNY', '200000', '500000', 'year'],
  ['150元/天', 'CNY', '150', '150', 'day'],
  ['15-25K·13薪', 'CNY', '15000', '25000', 'month'],
  ['6千-1万', 'CNY', '6000', '10000', null],
  ['4千以下/月', 'CNY', null, '4000', 'month'],
  ['15k-30k', null, '15000', '30000', null],
  ['24029.5', null, '24029.5', '24029.5', null],
  ['£45,000', 'GBP', '45000', '45000', null],
  ['€45.000 - €55.000', 'EUR', '45000', '55000', null],
  ['up to £50,000 per annum', 'GBP', null, '50000', 'year'],
  ['$90,000/year in our smallest office up to $120,500', 'USD', '90000', '120500', 'year'],
  ['£30,000 plus a bonus of up to 20%', 'GBP', '30000', '30000', null],
  ['£30,000 plus a bonus of up to £5,000', 'GBP', '30000', '30000', null],
  ['€40.000 max.', 'EUR', null, '40000', null],
  ['от 1 200 бел. руб.', 'BYN', '1200', null, null],
  ["3 000 000 – 5 000 000so'mна руки", 'UZS', '3000000', '5000000', null],
  ['до 400 000 ₸', 'KZT', null, '400000', null],
  ['Rp 5.000.000 - Rp 7.000.000 per month', 'IDR', '5000000', '7000000', 'month'],
  ['from $20 per hour', 'USD', '20', null, 'hour'],
  ['$20 an hour', 'USD', '20', '20', 'hour'],
  ['$15.50 - $20/hr', 'USD', '15.5', '20', 'hour'],
  ['$120,000+', 'USD', '120000', null, null],
  ['$62,000.00+ /year bonus', 'USD', '62000', null, 'year'],
  ['₹ 10 - 15 LPA', 'INR', '1000000', '1500000', 'year'],
  ["CHF 95'000", 'CHF', '95000', '95000', null],
  ['US$ 1.2M', 'USD', '1200000', '1200000', null],
  ['80,000.00 - 95,000.00 $ /year', 'USD', '80000', '95000', 'year'],
  ['$15.00 - $15.00 /hour Overtime, 401K', 'USD', '15', '15', 'hour'],
  ['401k, $20/hour', 'USD', '20', '20', 'hour'],
  ['40 hours a week, $52,000 a year', 'USD', '52000', '52000', 'year'],
  ['£30,000, 12 months fixed', 'GBP', '30000', '30000', null],
  ['£50,000 per annum (37.5 hours per week)', 'GBP', '50000', '50000', 'year'],
  ['Annuel de 35000.0 Euros à 45000.0 Euros sur 12.0 mois', 'EUR', '35000', '45000', 'year'],
  ['Horaire de 11.65 Euros à 12.50 Euros', 'EUR', '11.65', '12.5', 'hour'],
  ['35 - 45 k€ brut annuel', 'EUR', '35000', '45000', 'year'],
  ['1 800 € / mois', 'EUR', '1800', '1800', 'month'],
  ['7 000 - 9 000 zł brutto / mies.', 'PLN', '7000', '9000', 'month'],
  ['120–150 zł / godz. (+ VAT)', 'PLN', '120', '150', 'hour'],
  ['24.000€ - 30.000€ Bruto/año', 'EUR', '24000', '30000', 'year'],
  ['1.100 € brutto/Monat', 'EUR', '1100', '1100', 'month'],
  ['ab 70.000 €/Jahr', 'EUR', '70000', null, 'year'],
  ['от 100 000 до 150 000 руб.', 'RUB', '100000', '150000', null],
  ['1,50,000 - 2,25,000 P.A', null, '150000', '225000', 'year'],
  ['6-10 Lacs P.A.', 'INR', '600000', '1000000', 'year'],
  ['年収400万円~600万円', 'JPY', '4000000', '6000000', 'year'],
  ['月給 250,000円 ～ 400,000円', 'JPY', '250000', '400000', 'month'],
  ['時給1,200円〜', 'JPY', '1200', null, 'hour'],
  ['연봉 4,000만원', 'KRW', '40000000', '40000000', 'year'],
  ['100,000 - 120,000 AMD', 'AMD', '100000', '120000', null],
  ['TV-L E13, 4.188 EUR', 'EUR', '4188', '4188', null],
  ['10% bonus on top of $90k', 'USD', '90000', '90000', null],
  ['$160K – $220K • 0.5% – 1% • Offers Bonus', 'USD', '160000', '220000', null],
  ['Rs 25,000', null, '25000', '25000', null],
  ['9-Dec', null, null, null, null],
  ['13 Monatsgehälter', null, null, null, null],
  ['Competitive', null, null, null, null],
])('%s', (text, currency, min, max, period) => {
  expect(read({ text })).toEqual({
    currency,
    min,
    max,
    notes: period === null ? text : `${text}; per ${period}`,
  });
});

test.each([
  ['1e5', null, '100000', '100000'],
  ['2,5E+04 EUR', 'EUR', '25000', '25000'],
  ['1.2E5-1.5E5', null, '120000', '150000'],
  ['5.0e4', null, '50000', '50000'],
  ['50_000', null, '50000', '50000'],
  ['$50_000 - $60_000', 'USD', '50000', '60000'],
  ['50\u2009000 €', 'EUR', '50000', '50000'],
  ['50 Tsd. EUR', 'EUR', '50000', '50000'],
  ['50-60 Tsd. EUR', 'EUR', '50000', '60000'],
  ['50 T€', 'EUR', '50000', '50000'],
  ['50 TEUR', 'EUR', '50000', '50000'],
  ['25 mila euro', 'EUR', '25000', '25000'],
  ['45 tis. Kč', 'CZK', '45000', '45000'],
  ['€ 1,2 Mio.', 'EUR', '1200000', '1200000'],
  ['₹ 1.2 Crore', 'INR', '12000000', '12000000'],
  ['₹1.2 Cr - 1.5 Cr', 'INR', '12000000', '15000000'],
  ['연봉 3천만원', 'KRW', '30000000', '30000000'],
  ['年収1億円', 'JPY', '100000000', '100000000'],
])('a number is read whole: %s', (text, currency, min, max) => {
  expect(read({ text })).toMatchObject({ currency, min, max });
  expect(read({ text })).not.toHaveProperty('isUnclear');
});

test.each([
  '£25kDOE',
  '50xyz EUR',
  '50_00',
  '50´000 CHF',
  '5*10^4',
  '50 quux. EUR',
  '50_00 - 60000',
  '$60,000 - $70foo',
  '1e400',
  '年収1億2000万円',
  '3천5백만원',
])('what stands behind a number and is not understood makes it unknown: %s', (text) => {
  expect(read({ text })).toMatchObject({ min: null, max: null, isUnclear: true });
  expect(read({ min: text })).toMatchObject({ min: null, max: null, isUnclear: true });
});

test('a column of amounts may hold 1e+05', () => {
  expect(read({ min: '1e+05', max: '2.5E5' })).toMatchObject({ min: '100000', max: '250000' });
});

test.each(['0', '-1', '', '0-0', null])('%s is missing', (text) => {
  expect(read({ text })).toBeNull();
  expect(read({ min: text, max: text, currency: 'USD', period: 'YEAR' })).toBeNull();
});

test.each([
  [
    { min: '180000', max: '250000.0', currency: 'usd', period: 'YEAR' },
    'USD',
    '180000',
    '250000',
    'per year',
  ],
  [{ min: '0', max: '90000', currency: 'EUR' }, 'EUR', null, '90000', null],
  [{ min: '90', max: '60', currency: 'EUR', period: 'HOUR' }, 'EUR', '60', '90', 'per hour'],
  [{ min: '70000', currency: 'EUR', period: 'per-year-salary' }, 'EUR', '70000', null, 'per year'],
  [{ min: '100', currency: 'RUR' }, 'RUB', '100', null, null],
  [{ min: '25.5', max: '33.1', period: 'PH' }, null, '25.5', '33.1', 'per hour'],
])('columns of their own say it without guessing: %j', (stated, currency, min, max, notes) => {
  expect(read(stated)).toEqual({ currency, min, max, notes });
});

test.each([
  ['$50,000', 'CA', null],
  ['$50,000', 'US', 'USD'],
  ['$50,000', 'IN', 'USD'],
  ['30 000 kr', 'SE', 'SEK'],
  ['30 000 kr', null, null],
  ['¥300,000', 'JP', 'JPY'],
  ['月薪40,000元', 'TW', 'TWD'],
  ['月薪8,000元', null, 'CNY'],
  ['¥300,000', null, null],
])('a sign that countries share: %s in %s', (text, country, currency) => {
  expect(read({ text, country })?.currency).toBe(currency);
});

test.each([
  [['AU', null, 'AU'], 'AU', 'AUD'],
  [['AU', null, 'AU'], null, 'AUD'],
  [['CA', 'US'], 'CA', null],
  [['CA', 'US'], null, 'USD'],
  [['CA', 'NZ'], null, null],
  [['AR'], null, null],
  [['DE', 'IN'], null, 'USD'],
  [[null], null, 'USD'],
])('what $ means in a file of places in %j, of a post in %s', (countries, country, currency) => {
  expect(read({ text: '$50,000', country, dollar: decideDollar(countries) })?.currency).toBe(
    currency,
  );
});

test.each([
  [
    '{"currency":"USD","value":{"minValue":40,"maxValue":50,"unitText":"HOUR"}}',
    'USD',
    '40',
    '50',
    'hour',
  ],
  ['{"currency":"USD","value":{"value":40.00,"unitText":"HOUR"}}', 'USD', '40', '40', 'hour'],
  ['{"libelle":"Mensuel de 2000.0 Euros sur 12.0 mois"}', 'EUR', '2000', '2000', 'month'],
  [
    '[{"MinimumRange":"25.5","MaximumRange":"33.1","RateIntervalCode":"PH"}]',
    null,
    '25.5',
    '33.1',
    'hour',
  ],
  [
    '[{"type":"b2b","salary":{"from":180,"to":250,"currency":"pln"}},{"type":"b2b","salary":{"from":150,"to":200,"currency":"pln"}}]',
    'PLN',
    '150',
    '250',
    null,
  ],
  [
    '[{"from":180,"currency":"pln","type":"b2b"},{"from":40,"currency":"eur","type":"b2b"}]',
    null,
    null,
    null,
    null,
  ],
])('an object: %s', (text, currency, min, max, period) => {
  expect(read({ text })).toEqual({
    currency,
    min,
    max,
    notes: period ? `${text}; per ${period}` : text,
  });
});
