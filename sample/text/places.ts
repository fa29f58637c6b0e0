import type { Weighted } from '../random.ts';

/** Languages that mail to the applicant is written in. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt';

/** A country with its cities, the language of its mail and the currency of its pay. */
export interface Place {
  country: string;
  cities: readonly string[];
  language: Language;
  currency: 'EUR' | 'GBP' | 'USD' | 'SEK' | 'BRL';
  /** Hours its mail servers are ahead of UTC in summer. */
  offsetHours: number;
}

function place(
  country: string,
  cities: readonly string[],
  language: Language,
  currency: Place['currency'],
  offsetHours: number,
): Place {
  return { country, cities, language, currency, offsetHours };
}

/** Where the companies sit, weighted as someone living in Berlin would apply. */
export const PLACES: readonly Weighted<Place>[] = [
  [
    place('Germany', ['Berlin', 'München', 'Hamburg', 'Köln', 'Frankfurt am Main'], 'de', 'EUR', 2),
    42,
  ],
  [place('United Kingdom', ['London', 'Manchester', 'Edinburgh'], 'en', 'GBP', 1), 14],
  [place('United States', ['New York', 'San Francisco', 'Boston', 'Seattle'], 'en', 'USD', -5), 14],
  [place('Netherlands', ['Amsterdam', 'Utrecht'], 'en', 'EUR', 2), 8],
  [place('France', ['Paris', 'Lyon'], 'fr', 'EUR', 2), 6],
  [place('Sweden', ['Stockholm', 'Göteborg'], 'en', 'SEK', 2), 4],
  [place('Spain', ['Madrid', 'Barcelona', 'Málaga'], 'es', 'EUR', 2), 4],
  [place('Ireland', ['Dublin'], 'en', 'EUR', 1), 3],
  [place('Austria', ['Wien'], 'de', 'EUR', 2), 2],
  [place('Portugal', ['Lisboa', 'Porto'], 'pt', 'EUR', 1), 2],
  [place('Brazil', ['São Paulo'], 'pt', 'BRL', -3), 1],
];
