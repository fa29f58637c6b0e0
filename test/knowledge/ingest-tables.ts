import type { z } from 'zod';
import { CARD_KINDS } from '../../src/ingest/applications/card-names.ts';
import { STATUS_KINDS } from '../../src/ingest/applications/status-words.ts';
import { headerRow } from '../../src/ingest/mapping/header-names.ts';
import { PARAMETER_KINDS } from '../../src/ingest/normalise/canonical-url.ts';
import { currencyRow } from '../../src/ingest/normalise/currencies.ts';
import { EMPLOYMENT_KINDS } from '../../src/ingest/normalise/employment-type.ts';
import { jsonKeyRow } from '../../src/ingest/normalise/json-keys.ts';
import { nicknameRow } from '../../src/ingest/normalise/location.ts';
import { PERIOD_KINDS } from '../../src/ingest/normalise/pay-period.ts';
import { PAY_KINDS } from '../../src/ingest/normalise/pay-words.ts';
import { AREA_KINDS } from '../../src/ingest/normalise/place-words.ts';
import { countryRow } from '../../src/ingest/normalise/places.ts';
import { RELATIVE_KINDS } from '../../src/ingest/normalise/relative-day.ts';
import { REMOTE_KINDS } from '../../src/ingest/normalise/remote-flag.ts';
import { ABSENT_KINDS, nothingRow } from '../../src/ingest/normalise/says-nothing.ts';
import { LEVELS } from '../../src/ingest/normalise/seniority-level.ts';
import { TITLE_KINDS } from '../../src/ingest/normalise/title-words.ts';
import { cityRow } from '../../src/knowledge/cities.ts';
import { jobHostRow } from '../../src/knowledge/job-hosts.ts';
import { legalFormRow } from '../../src/knowledge/legal-forms.ts';
import { monthRow } from '../../src/knowledge/month-names.ts';
import { regionRow } from '../../src/knowledge/regions.ts';
import { wordRow } from '../../src/knowledge/words.ts';
import { zoneRow } from '../../src/knowledge/zones.ts';

/** The tables that loads read, and what a row of each is. */
export const tables: Record<string, z.ZodType> = {
  'columns/applications.tsv': headerRow,
  'columns/emails.tsv': headerRow,
  'columns/job-posts.tsv': headerRow,
  'companies.tsv': legalFormRow,
  'country-names.tsv': countryRow,
  'currencies.tsv': currencyRow,
  'job-hosts.tsv': jobHostRow,
  'json-keys.tsv': jsonKeyRow,
  'months.tsv': monthRow,
  'zones.tsv': zoneRow,
  'more-places.tsv': cityRow,
  'nicknames.tsv': nicknameRow,
  'nothing.tsv': nothingRow,
  'places.tsv': cityRow,
  'regions.tsv': regionRow,
  'words/absent.tsv': wordRow(ABSENT_KINDS),
  'words/card-names.tsv': wordRow(CARD_KINDS),
  'words/areas.tsv': wordRow(AREA_KINDS),
  'words/employment.tsv': wordRow(EMPLOYMENT_KINDS),
  'words/levels.tsv': wordRow(LEVELS),
  'words/pay-periods.tsv': wordRow(PERIOD_KINDS),
  'words/pay.tsv': wordRow(PAY_KINDS),
  'words/url-parameters.tsv': wordRow(PARAMETER_KINDS),
  'words/relative-days.tsv': wordRow(RELATIVE_KINDS),
  'words/titles.tsv': wordRow(TITLE_KINDS),
  'words/remote.tsv': wordRow(REMOTE_KINDS),
  'words/statuses.tsv': wordRow(STATUS_KINDS),
};
