import { payPeriod } from '../normalise/pay-period.ts';

const CODES = new Set(
  'usd eur gbp inr cad aud chf pln brl cny jpy rub sgd hkd nzd sek nok dkk zar mxn czk huf'.split(
    ' ',
  ),
);

/** What a header says of the amounts below it: `Salary (USD)`, `hourly_rate`, `年収`. */
export function unitsOf(header: string): { currency: string | null; period: string | null } {
  const words = header.replaceAll(/[_.]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  const code = words
    .toLowerCase()
    .split(/[^a-z]+/)
    .find((word) => CODES.has(word));
  const sign = /€/.test(words) ? 'EUR' : /£/.test(words) ? 'GBP' : null;
  return { currency: code?.toUpperCase() ?? sign, period: payPeriod(words) };
}
