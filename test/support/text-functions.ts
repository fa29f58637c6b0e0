// The functions that foreign text meets, by module, each called with one text.

import { orderOfCards, readCardName } from '../../src/ingest/applications/card-names.ts';
import { readMark, readStatus } from '../../src/ingest/applications/status-words.ts';
import { withMimeCells } from '../../src/ingest/emails/mime-cells.ts';
import { readTableMessage } from '../../src/ingest/emails/table-message.ts';
import { keyOf, keysOfColumns } from '../../src/ingest/mapping/column-keys.ts';
import {
  mapColumns,
  namesKnown,
  parseMapOptions,
  targetOf,
} from '../../src/ingest/mapping/map-columns.ts';
import { unitsOf } from '../../src/ingest/mapping/unit-hints.ts';
import { readAmounts } from '../../src/ingest/normalise/amounts.ts';
import { asianPlace } from '../../src/ingest/normalise/asian-places.ts';
import { canonicalUrl, urlKey } from '../../src/ingest/normalise/canonical-url.ts';
import { cellLink } from '../../src/ingest/normalise/cell-links.ts';
import {
  companyDomain,
  jobSourceName,
  knownSource,
} from '../../src/ingest/normalise/company-domain.ts';
import { companyName } from '../../src/ingest/normalise/company-name.ts';
import { companySize } from '../../src/ingest/normalise/company-size.ts';
import { compensation } from '../../src/ingest/normalise/compensation.ts';
import * as currencies from '../../src/ingest/normalise/currencies.ts';
import { withLatinDigits } from '../../src/ingest/normalise/digits.ts';
import { repairDoubleEncoded } from '../../src/ingest/normalise/double-encoded.ts';
import { employmentType } from '../../src/ingest/normalise/employment-type.ts';
import { heldAs } from '../../src/ingest/normalise/json-keys.ts';
import { labelsOf, parseStructured, placesOf } from '../../src/ingest/normalise/labels.ts';
import { parseLocation } from '../../src/ingest/normalise/location.ts';
import { isOnlyPart } from '../../src/ingest/normalise/number-end.ts';
import { payPeriod, withoutWorkingTime } from '../../src/ingest/normalise/pay-period.ts';
import * as placeWords from '../../src/ingest/normalise/place-words.ts';
import { countryCode, isCountryCode, threeLetters } from '../../src/ingest/normalise/places.ts';
import { withoutBadge } from '../../src/ingest/normalise/post-title.ts';
import { decideDateOrder, readDate } from '../../src/ingest/normalise/read-date.ts';
import * as regions from '../../src/ingest/normalise/regions.ts';
import { isRelative, relativeDay } from '../../src/ingest/normalise/relative-day.ts';
import { remoteFlag, withoutMode } from '../../src/ingest/normalise/remote-flag.ts';
import { isAbsent, saysNothing } from '../../src/ingest/normalise/says-nothing.ts';
import { seniorityLevel } from '../../src/ingest/normalise/seniority-level.ts';
import { structuredPay } from '../../src/ingest/normalise/structured-pay.ts';
import { parseTags } from '../../src/ingest/normalise/tags.ts';
import { levelInTitle, typeInTitle } from '../../src/ingest/normalise/title-words.ts';
import { inOrder, writtenDay } from '../../src/ingest/normalise/written-day.ts';
import { takeTime } from '../../src/ingest/normalise/written-time.ts';
import { markdownCell } from '../../src/ingest/source/markdown-cell.ts';
import { mendJson } from '../../src/ingest/source/mend-json.ts';
import { companyKey } from '../../src/knowledge/company-key.ts';
import { jobHostOf } from '../../src/knowledge/job-hosts.ts';
import { monthNumber } from '../../src/knowledge/month-names.ts';
import { zoneMinutes, zonePlace } from '../../src/knowledge/zones.ts';
import { decodeEntities } from '../../src/text/html-entities.ts';
import { htmlText } from '../../src/text/html-text.ts';
import { mailTextFunctions } from './mail-text-functions.ts';

type Call = (text: string) => unknown;

const STATED = {
  text: null,
  min: null,
  max: null,
  currency: null,
  period: null,
  country: null,
  dollar: null,
};
const PAY_CELLS = ['text', 'min', 'max', 'currency', 'period'] as const;
/** By module, below src/, and export: a function that hands the text on, in each place where one may stand. */
export const textFunctions: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  'text/html-entities.ts': { decodeEntities },
  'text/html-text.ts': {
    htmlText: (text) => [
      htmlText(text, { lineEnds: 'folded' }),
      htmlText(text, { lineEnds: 'kept' }),
    ],
  },
  'ingest/applications/status-words.ts': { readStatus, readMark },
  'ingest/emails/mime-cells.ts': {
    withMimeCells: (text) => withMimeCells({ header_list: text, part_list: text, part_data: text }),
  },
  'ingest/emails/table-message.ts': {
    readTableMessage: (text) =>
      [
        'from_address',
        'subject',
        'sent_at',
        'body_plain',
        'raw_message',
        'reference_ids',
        'direction',
      ].map((field) => readTableMessage({ to_address: 'a@b.test', [field]: text }, 1e9)),
  },
  'ingest/applications/card-names.ts': {
    readCardName,
    orderOfCards: (text) => orderOfCards([text]),
  },
  'ingest/mapping/column-keys.ts': {
    keyOf,
    keysOfColumns: (text) => keysOfColumns([text, 'a', `${text}_1`]),
  },
  'ingest/mapping/map-columns.ts': {
    mapColumns: (text) => mapColumns([{ name: 'title', synonyms: ['a'], takes: 'best' }], [text]),
    namesKnown: (text) =>
      namesKnown([{ name: 'title', synonyms: ['a'], takes: 'best' }], ['title'])([text]),
    parseMapOptions: (text) => parseMapOptions([`a=${text}`]),
    targetOf: (text) => targetOf([{ name: 'title', synonyms: ['a'], takes: 'best' }], text),
  },
  'ingest/mapping/unit-hints.ts': { unitsOf },
  'ingest/normalise/amounts.ts': { readAmounts },
  'ingest/normalise/asian-places.ts': { asianPlace },
  'ingest/normalise/canonical-url.ts': {
    canonicalUrl: (text) => [text, `https://a.test/?${text}`].map(canonicalUrl),
    urlKey: (text) => [text, `https://a.test/${text}`, `https://a.test/?${text}`].map(urlKey),
  },
  'ingest/normalise/company-domain.ts': {
    companyDomain: (text) => [
      companyDomain(text, null, 'a'),
      companyDomain('https://acme.test/', text, text),
    ],
    jobSourceName: (text) => [jobSourceName(text, null), jobSourceName(null, text)],
    knownSource,
  },
  'ingest/normalise/company-name.ts': { companyName },
  'knowledge/company-key.ts': { companyKey },
  'knowledge/job-hosts.ts': { jobHostOf },
  'ingest/normalise/compensation.ts': {
    compensation: (text) =>
      PAY_CELLS.map((cell) => compensation({ ...STATED, min: '10', [cell]: text })),
  },
  'ingest/normalise/currencies.ts': {
    beginsWithMoney: currencies.beginsWithMoney,
    endsWithMoney: currencies.endsWithMoney,
    currencyCode: currencies.currencyCode,
    currencyOfHeader: currencies.currencyOfHeader,
    namedCurrency: currencies.namedCurrency,
    sharedSign: (text) => currencies.sharedSign(text, null, null),
  },
  'ingest/normalise/double-encoded.ts': { repairDoubleEncoded },
  'ingest/normalise/employment-type.ts': { employmentType },
  'ingest/normalise/json-keys.ts': { heldAs: (text) => heldAs({ [text]: text }, 'label') },
  'ingest/normalise/labels.ts': {
    labelsOf: (text) => [text, `['${text}`].map(labelsOf),
    parseStructured: (text) => [text, `[${text}`].map(parseStructured),
    placesOf: (text) => [text, `{"${text}`].map(placesOf),
  },
  'ingest/normalise/number-end.ts': {
    isOnlyPart: (text) => [isOnlyPart(50, text), isOnlyPart(null, text)],
  },
  'ingest/normalise/location.ts': { parseLocation: (text) => parseLocation(text) },
  'knowledge/zones.ts': { zoneMinutes, zonePlace },
  'knowledge/month-names.ts': { monthNumber },
  'ingest/normalise/pay-period.ts': { payPeriod, withoutWorkingTime },
  'ingest/normalise/place-words.ts': {
    hasDistricts: placeWords.hasDistricts,
    isArea: placeWords.isArea,
    isNowhere: placeWords.isNowhere,
    splitPlaces: placeWords.splitPlaces,
    splitWords: placeWords.splitWords,
    tidyWord: placeWords.tidyWord,
  },
  'ingest/normalise/places.ts': { countryCode, isCountryCode, threeLetters },
  'ingest/normalise/cell-links.ts': { cellLink },
  'ingest/normalise/post-title.ts': { withoutBadge },
  'ingest/normalise/digits.ts': { withLatinDigits },
  'ingest/normalise/read-date.ts': {
    decideDateOrder: (text) => decideDateOrder([text]),
    readDate: (text) => readDate(text, { order: 'dmy', asOf: '2026-03-29' }),
  },
  'ingest/normalise/relative-day.ts': {
    isRelative,
    relativeDay: (text) => relativeDay(text, { year: 2026, month: 3, day: 29 }),
  },
  'ingest/normalise/title-words.ts': { levelInTitle, typeInTitle },
  'ingest/normalise/written-day.ts': {
    inOrder: (text) => inOrder(text, 'dmy'),
    writtenDay: (text) => writtenDay(text, 'dmy'),
  },
  'ingest/normalise/written-time.ts': { takeTime },
  'ingest/normalise/regions.ts': {
    countVotes: (text) => regions.countVotes([text, `${text}, CA`], () => 'US'),
    countryBehind: (text) => [
      regions.countryBehind(text, 'CA', null),
      regions.countryBehind('a', text, 'US'),
    ],
    countryOfCode: (text) => [
      regions.countryOfCode(text, 'CA', null),
      regions.countryOfCode('a', text, 'US'),
    ],
    countryOfNamesake: (text) => regions.countryOfNamesake([text, text], null),
    countryOfRegionName: regions.countryOfRegionName,
    decideRegionCodes: (text) =>
      regions.decideRegionCodes({ countries: [text], regionCodes: 0, countryCodes: 0 }),
    isRegionBehind: (text) => [
      regions.isRegionBehind(text, 'CA'),
      regions.isRegionBehind('a', text),
    ],
    isRegionCode: regions.isRegionCode,
    isRegionOf: (text) => regions.isRegionOf(text, 'US'),
    isState: regions.isState,
  },
  'ingest/normalise/remote-flag.ts': {
    withoutMode,
    remoteFlag: (text) => [remoteFlag(text, null), remoteFlag(null, text)],
  },
  'ingest/normalise/says-nothing.ts': {
    isAbsent: (text) => isAbsent('company', text),
    saysNothing,
  },
  'ingest/normalise/company-size.ts': { companySize },
  'ingest/normalise/seniority-level.ts': { seniorityLevel },
  'ingest/normalise/structured-pay.ts': {
    structuredPay: (text) => [text, `{"min": "${text}`].map(structuredPay),
  },
  'ingest/normalise/tags.ts': { parseTags: (text) => [text, `['${text}`].map(parseTags) },
  'ingest/source/markdown-cell.ts': { markdownCell },
  'ingest/source/mend-json.ts': { mendJson },
  ...mailTextFunctions,
};
