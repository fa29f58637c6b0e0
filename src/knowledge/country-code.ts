import { createRequire } from 'node:module';
import { z } from 'zod';

const countries = createRequire(import.meta.url)('i18n-iso-countries/index.js') as {
  alpha2ToAlpha3(code: string): string | undefined;
};

/** A cell with the two letters of a country: ISO 3166-1, and XK for Kosovo. */
export const countryCell = z
  .string()
  .refine(
    (code) => /^[A-Z]{2}$/.test(code) && countries.alpha2ToAlpha3(code) !== undefined,
    'write the two letters of a country',
  );
