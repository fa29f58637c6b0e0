import { currencyOfHeader } from '../normalise/currencies.ts';
import { payPeriod } from '../normalise/pay-period.ts';

/** What a header says of the amounts below it: `Salary (USD)`, `hourly_rate`, `年収`. */
export function unitsOf(header: string): { currency: string | null; period: string | null } {
  const words = header.replaceAll(/[_.]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return { currency: currencyOfHeader(words), period: payPeriod(words) };
}
