import type { z } from 'zod';
import { headerRow } from '../../src/ingest/mapping/header-names.ts';
import { nicknameRow } from '../../src/ingest/normalise/location.ts';
import { countryRow } from '../../src/ingest/normalise/places.ts';
import { cityRow } from '../../src/knowledge/cities.ts';
import { legalFormRow } from '../../src/knowledge/legal-forms.ts';
import { regionRow } from '../../src/knowledge/regions.ts';

/** The tables that loads read, and what a row of each is. */
export const tables: Record<string, z.ZodType> = {
  'columns/applications.tsv': headerRow,
  'columns/emails.tsv': headerRow,
  'columns/job-posts.tsv': headerRow,
  'companies.tsv': legalFormRow,
  'country-names.tsv': countryRow,
  'more-places.tsv': cityRow,
  'nicknames.tsv': nicknameRow,
  'places.tsv': cityRow,
  'regions.tsv': regionRow,
};
