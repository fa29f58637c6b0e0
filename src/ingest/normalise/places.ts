import { createRequire } from 'node:module';
import { z } from 'zod';
import { countryCell } from '../../knowledge/country-code.ts';
import { readTable } from '../../knowledge/read-table.ts';

const require = createRequire(import.meta.url);
/** Not by its name, which would load the names in eighty languages. */
const countries = require('i18n-iso-countries/index.js') as {
  registerLocale(names: unknown): void;
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  getAlpha3Codes(): Record<string, string>;
  isValid(code: string): boolean;
  alpha2ToAlpha3(code: string): string | undefined;
};

const LANGUAGES = 'en de fr es pt it nl pl cs sv da nb fi hu ro tr ru uk zh ja ko'.split(' ');

/** A line of knowledge/country-names.tsv. */
export const countryRow = z.object({
  name: z.string(),
  country: countryCell.or(z.literal('-', 'write the two letters of a country, or -')),
});

const byCountryName = new Map<string, string>();
for (const language of LANGUAGES) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
  for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' }))) {
    for (const name of [names].flat()) byCountryName.set(name.toLowerCase(), code);
  }
}
for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes()))
  byCountryName.set(alpha3.toLowerCase(), alpha2);
const own = readTable('country-names.tsv', countryRow);
for (const { name, country } of own) if (country !== '-') byCountryName.set(name, country);
const noCountries = own.filter(({ country }) => country === '-').map(({ name }) => name);
for (const name of noCountries) byCountryName.delete(name);
/** Accents and hyphens are often left out: `ETATS UNIS`, `Perou`. */
const byPlainName = new Map([...byCountryName].map(([name, code]) => [plain(name), code] as const));
for (const name of noCountries) byPlainName.delete(name);

/** ISO 3166-1 alpha-2 code of a country's name in several languages; null when it is none, or might be a US state. */
export function countryCode(name: string): string | null {
  const told = name.trim().toLowerCase();
  return (
    byCountryName.get(told) ?? (told.length > 3 ? byPlainName.get(plain(told)) : undefined) ?? null
  );
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[-’']/g, ' ').toLowerCase();
}

/** The code of a country that is no state's as well (ISO 3166-1 alpha-3). */
export function threeLetters(code: string): string {
  return countries.alpha2ToAlpha3(code) ?? code;
}

/** Whether two letters are a country's code (ISO 3166-1 alpha-2), whatever else they may be. */
export function isCountryCode(code: string): boolean {
  return countries.isValid(code.toUpperCase()) && code.length === 2;
}

export interface Location {
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}
