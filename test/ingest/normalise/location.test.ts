import { expect, test } from 'vitest';
import { parseLocation } from '../../../src/ingest/normalise/location.ts';
import { decideRegionCodes } from '../../../src/ingest/normalise/regions.ts';
import { remoteFlag } from '../../../src/ingest/normalise/remote-flag.ts';

test.each([
  ['New York, NY, USA', 'New York', 'US'],
  ['Berlin, Germany', 'Berlin', 'DE'],
  ['London, UK', 'London', 'GB'],
  ['Austin, TX', 'Austin', 'US'],
  ['San Francisco, CA', 'San Francisco', 'US'],
  ['Dublin, IE', 'Dublin', 'IE'],
  ['南京-栖霞区', '南京', 'CN'],
  ['India - Hyderabad', 'Hyderabad', 'IN'],
  ['Ulm, BW, DE', 'Ulm', 'DE'],
  ['Chennai Metropolitan Region', null, 'IN'],
  ['Head office', null, null],
  ['Anywhere in Bangladesh', null, 'BD'],
  ['Remote in the UK', null, 'GB'],
  ['Torino (TO)', 'Torino', 'IT'],
  ['Perth WA', 'Perth', 'AU'],
  ['Adelaide, SA', 'Adelaide', 'AU'],
  ['Darwin, NT', 'Darwin', 'AU'],
  ['Perth, Scotland', 'Perth', 'GB'],
  ['Portland OR or Seattle WA', null, 'US'],
  ['Toronto ON', 'Toronto', 'CA'],
  ['Tulsa OK 74103', 'Tulsa', 'US'],
  ['Acme HQ', null, null],
  ['İzmir', 'İzmir', 'TR'],
  ['75008 Paris 8e Arrondissement', 'Paris', 'FR'],
  ['Hà Nội: Cầu Giấy', 'Hà Nội', 'VN'],
  ['Bekasi, Jawa Barat', 'Bekasi', 'ID'],
  ['UAE, Dubai', 'Dubai', 'AE'],
  ['Abu Dhabi - United Arab Emirates', 'Abu Dhabi', 'AE'],
  ['bangalore, , India', 'bangalore', 'IN'],
  ['Singapore', 'Singapore', 'SG'],
  ['United States, San Francisco, CA, USA', 'San Francisco', 'US'],
  ['New York or Remote (US)', 'New York', 'US'],
  ['US, NY, New York', 'New York', 'US'],
  ['NZ, , Auckland', 'Auckland', 'NZ'],
  ['GB, LND, London', 'London', 'GB'],
  ['Madison, WI 53702', 'Madison', 'US'],
  ['Schaumburg, IL 60173', 'Schaumburg', 'US'],
  ['Denver, Colorado', 'Denver', 'US'],
  ['Buffalo, New York', 'Buffalo', 'US'],
  ['Tacoma, Washington', 'Tacoma', 'US'],
  ['Washington, District of Columbia', 'Washington', 'US'],
  ['Paris, TX', 'Paris', 'US'],
  ['London, ON', 'London', 'CA'],
  ['Tel Aviv, IL', 'Tel Aviv', 'IL'],
  ['Toronto, CA', 'Toronto', 'CA'],
  ['Remote in Austin, TX', 'Austin', 'US'],
  ['Hybrid remote in Leeds LS1', 'Leeds', 'GB'],
  ['Manchester M1 4AP', 'Manchester', 'GB'],
  ['69190 Walldorf', 'Walldorf', 'DE'],
  ['75 - Paris 08', 'Paris', 'FR'],
  ['Köln, Nordrhein-Westfalen', 'Köln', 'DE'],
  ['Acme Foundation, Yerevan, Armenia', 'Yerevan', 'AM'],
  ['United States, California, San Francisco', 'San Francisco', 'US'],
  ['Berlin, Deutschland; Berlin', 'Berlin', 'DE'],
  ['北京·海淀区·五道口', '北京', 'CN'],
  ['广东省深圳市南山区', '深圳', 'CN'],
  ['東京都千代田区', '東京', 'JP'],
  ['愛知県名古屋市中区', '名古屋', 'JP'],
  ['서울 강남구', '서울', 'KR'],
  ['경기 성남시 분당구', '성남', 'KR'],
  ['Москва, Россия', 'Москва', 'RU'],
  ['United States, Boulder, CO', 'Boulder', 'US'],
  ['United States, Washington DC', 'Washington', 'US'],
  ['LIMA, PEROU', 'LIMA', 'PE'],
  ['Chester, CH4 9FE', 'Chester', 'GB'],
  ['Watford, Hertfordshire', 'Watford', 'GB'],
  ['Jamaica, NY', 'Jamaica', 'US'],
  ['Holland, Michigan', 'Holland', 'US'],
  ['Ontario, California, USA', 'Ontario', 'US'],
  ['Quebec, Canada', 'Quebec', 'CA'],
  ['Tadworth, Surrey, KT20 7NS', 'Tadworth', 'GB'],
  ['07 - PRIVAS', 'PRIVAS', 'FR'],
  ['Newcastle NSW', 'Newcastle', 'AU'],
  ['Da remoto in Roma, Lazio', 'Roma', 'IT'],
  ['Home office in Berlin', 'Berlin', 'DE'],
  ['경기성남시 분당구', '성남', 'KR'],
  ['충남서산시', '서산', 'KR'],
  ['서울강남구', '서울', 'KR'],
])('%s is one certain place', (text, city, country) => {
  expect(parseLocation(text)).toEqual({ city, country });
});

test.each([
  ['San Francisco, CA, USA, New York, NY, USA', 'US'],
  ['Seattle, San Francisco ', 'US'],
  ['CA - Canada', 'CA'],
  ['US Remote', 'US'],
  ['Remote - USA', 'US'],
  ['Georgia, USA', 'US'],
  ['Greater Chicago Area', 'US'],
  ['San Francisco Bay Area', 'US'],
  ['US, , ', 'US'],
  ['ETATS-UNIS', 'US'],
  ['Remote - US: Select locations', 'US'],
  ['ETATS UNIS', 'US'],
  ['California', 'US'],
  ['Karnataka, India', 'IN'],
  ['Lancashire, PR2 2YA', 'GB'],
  ['Kent, ME1 2XX', 'GB'],
  ['Surrey, England', 'GB'],
  ['New South Wales', 'AU'],
  ['경기전체', 'KR'],
  ['Masovian Voivodeship, Poland', 'PL'],
  ['Remote-Australia', 'AU'],
  ['Berlin, Hamburg', 'DE'],
  ['广东省', 'CN'],
  ['Multiple Locations; Denver, Colorado; Reston, Virginia', 'US'],
])('%s has a country only', (text, country) => {
  expect(parseLocation(text)).toEqual({ city: null, country });
});

test.each([
  'Remote',
  'Asia',
  '2 Locations',
  'Hybrid',
  '',
  null,
  'Hong Kong, Singapore',
  'Georgia',
  'Springfield',
  'Home Based',
  'Paris / London',
  'Berlin, Germany; Gibraltar',
])('%s is no certain place', (text) => {
  expect(parseLocation(text)).toEqual({ city: null, country: null });
});

test.each([
  ['Athens, GA', 'Athens'],
  ['Schaumburg, IL', 'Schaumburg'],
  ['Norfolk, VA', 'Norfolk'],
])('%s may be in two countries', (text, city) => {
  expect(parseLocation(text)).toEqual({ city, country: null });
});

test('two letters behind a city mean what every one of the column can mean', () => {
  expect(decideRegionCodes(['CA', 'IL', 'NY', 'ON', 'US', 'UK'])).toBe('US');
  expect(decideRegionCodes(['CA', 'IL', 'GA'])).toBeNull();
  expect(decideRegionCodes(['CA', 'NY', 'FR'])).toBeNull();
  expect(decideRegionCodes(['MG', 'SP', 'RS'])).toBe('BR');
  expect(decideRegionCodes(['DE', 'FR', 'CA'])).toBe('ISO');
  expect(decideRegionCodes([])).toBeNull();
  expect(parseLocation('Schaumburg, IL', 'US')).toEqual({ city: 'Schaumburg', country: 'US' });
  expect(parseLocation('Toronto, CA', 'US')).toEqual({ city: 'Toronto', country: 'CA' });
  expect(parseLocation('Athens, GA', 'US')).toEqual({ city: 'Athens', country: 'US' });
  expect(parseLocation('Belo Horizonte - MG', 'BR')).toEqual({ city: 'Belo Horizonte', country: 'BR' });
  expect(parseLocation('Sofia, BG', 'ISO')).toEqual({ city: 'Sofia', country: 'BG' });
});

test.each([
  ['true', null, 'true'],
  ['remote', null, 'true'],
  ['on_site', 'Remote', 'false'],
  ['hybrid', null, 'false'],
  ['1.0', null, 'true'],
  ['0', 'Remote', 'false'],
  ['100', null, 'true'],
  ['50', null, 'false'],
  ['TELECOMMUTE', null, 'true'],
  ['Telecommuting not available|Travel not required', null, 'false'],
  ['Telecommuting available', null, 'true'],
  ['partly_remote', null, 'false'],
  ['Pas de télétravail autorisé', null, 'false'],
  ['Partiel possible', null, 'false'],
  ['Solo teletrabajo', null, 'true'],
  ['praca zdalna', null, 'true'],
  ['praca stacjonarna', null, 'false'],
  ['Удаленная работа', null, 'true'],
  ['Homeoffice möglich', null, 'true'],
  [null, 'Hybrid remote in Leeds LS1', 'false'],
  [null, 'London, Hybrid', 'false'],
  [null, 'Berlin, Germany; Remote', 'true'],
  [null, 'US Remote', 'true'],
  [null, 'Berlin (no remote)', null],
  [null, 'Berlin', null],
  ['', '', null],
])('remote: flag %s, location %s', (flag, location, expected) => {
  expect(remoteFlag(flag, location)).toBe(expected);
});
