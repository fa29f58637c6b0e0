// Places whose names or letters more than one country has.
import { expect, test } from 'vitest';
import { parseLocation } from '../../../src/ingest/normalise/location.ts';
import { countVotes, decideRegionCodes } from '../../../src/ingest/normalise/regions.ts';

test.each([
  ['Irvine, CA', 'US'],
  ['Omaha, NE', 'US'],
  ['Tempe, AZ', 'US'],
  ['Columbia, MD', 'US'],
  ['Malta, NY', 'US'],
  ['Cary, NC', 'US'],
  ['Athens, GA', 'US'],
  ['Schaumburg, IL', 'US'],
  ['Norfolk, VA', 'US'],
  ['Boulder, CO', 'US'],
  ['Wilmington, DE', 'US'],
  ['Fort Wayne, IN', 'US'],
  ['Mobile, AL', 'US'],
  ['Des Moines, IA', 'US'],
  ['Baton Rouge, LA', 'US'],
  ['Worcester, MA', 'US'],
  ['Portland, ME', 'US'],
  ['Duluth, MN', 'US'],
  ['St. Louis, MO', 'US'],
  ['Jackson, MS', 'US'],
  ['Bozeman, MT', 'US'],
  ['Scranton, PA', 'US'],
  ['Greenville, SC', 'US'],
  ['Sioux Falls, SD', 'US'],
  ['Fayetteville, AR', 'US'],
  ['Boise, ID', 'US'],
  ['Jordan, MN', 'US'],
  ['China, ME', 'US'],
  ['Brazil, IN', 'US'],
  ['Medellín, CO', 'CO'],
  ['Hannover, DE', 'DE'],
  ['Chennai, IN', 'IN'],
  ['Tirana, AL', 'AL'],
  ['Casablanca, MA', 'MA'],
  ['Córdoba, AR', 'AR'],
  ['Bandung, ID', 'ID'],
  ['Calgary, AB', 'CA'],
  ['Saskatoon, SK', 'CA'],
  ['Halifax, NS', 'CA'],
  ["St. John's, NL", 'CA'],
  ['Charlottetown, PE', 'CA'],
  ['Salvador - BA', 'BR'],
  ['Belém - PA', 'BR'],
  ['Vitória - ES', 'BR'],
  ['Florianópolis, SC', 'BR'],
  ['Betim/MG', 'BR'],
  ['Porto Alegre/RS', 'BR'],
  ['Franca - SP', 'BR'],
  ['Townville - SP (2)', 'BR'],
  ['Chandigarh, CH', 'IN'],
  ['Chennai, TN', 'IN'],
  ['Pune, MH', 'IN'],
  ['Gurgaon, HR', 'IN'],
  ['Ponce, PR', 'PR'],
])('%s: what two letters mean is told by the town before them', (text, country) => {
  const town = text.split(/,| - |\//)[0];
  expect(parseLocation(text)).toEqual({ city: town, country });
});

test.each([
  ['Munich', 'DE'],
  ['München', 'DE'],
  ['Muenchen', 'DE'],
  ['Köln', 'DE'],
  ['Cologne', 'DE'],
  ['Praha', 'CZ'],
  ['Genève', 'CH'],
  ['Geneva', 'CH'],
  ['東京', 'JP'],
  ['Москва', 'RU'],
  ['Варшава', 'PL'],
  ['Wrocław', 'PL'],
  ['Wroclaw', 'PL'],
  ['Medellin', 'CO'],
  ['Sao Paulo', 'BR'],
  ['서울', 'KR'],
  ['Ghent', 'BE'],
  ['Saint Petersburg', 'RU'],
])('%s is one city by its name alone', (text, country) => {
  expect(parseLocation(text)).toEqual({ city: text, country });
});

test.each([
  'Columbia',
  'Springfield',
  'Valencia',
  'Cambridge',
  'Hamilton',
  'Punjab',
  'San Juan',
  'Victoria',
  'Granada',
])('%s may be in several countries', (text) => {
  expect(parseLocation(text)).toEqual({ city: null, country: null });
});

test.each([
  ['NYC', 'New York', 'US'],
  ['SF', 'San Francisco', 'US'],
  ['New York City, New York', 'New York City', 'US'],
  ['SF; NYC', null, 'US'],
  ['Şile/İstanbul, Türkiye', 'İstanbul', 'TR'],
  ['Kadıköy/İstanbul, Türkiye', 'İstanbul', 'TR'],
  ['Getafe/Madrid, España', 'Madrid', 'ES'],
  ['Buffalo/New York', null, 'US'],
  ['Gebze/Kocaeli, Türkiye', 'Gebze', 'TR'],
  ['Colombes; France', 'Colombes', 'FR'],
  ['Smalltown; France', 'Smalltown', 'FR'],
  ['Smalltown | Île-de-France | France', 'Smalltown', 'FR'],
  ['Springfield; Illinois; US', 'Springfield', 'US'],
  ['Austin\nTX\nUSA', 'Austin', 'US'],
  ['Remote; France', null, 'FR'],
  ['Paris; Lyon; France', null, 'FR'],
  ['Tokyo; Osaka; Japan', null, 'JP'],
  ['Boston; LA; USA', null, 'US'],
  ['Smalltown, Spain; Bigtown, Spain; Spain', null, 'ES'],
  ['San Juan, Argentina', 'San Juan', 'AR'],
  ['Melbourne, Victoria', 'Melbourne', 'AU'],
  ['Victoria, BC', 'Victoria', 'CA'],
  ['Granada, Spain', 'Granada', 'ES'],
  ['Madrid / Valencia', null, 'ES'],
  ['Bengaluru/Bangalore', 'Bengaluru', 'IN'],
  ['Springfield, VA; Columbia, MD', null, 'US'],
  ['Midtown Toronto', 'Toronto', 'CA'],
  ['Berlin-Mitte', 'Berlin', 'DE'],
  ['Berlin, Kreuzberg', 'Berlin', 'DE'],
  ['US, CA, Remote', null, 'US'],
  ['Others, Ethiopia', null, 'ET'],
  ['Remote (US Based)', null, 'US'],
  ['Remote within Canada or United States', null, null],
  ['Wichita, KS -- CAN BE REMOTE BASED', 'Wichita', 'US'],
  ['Remote - US', null, 'US'],
  ['Mexico', null, 'MX'],
  ['Buenos Aires, Argentina', 'Buenos Aires', 'AR'],
  ['Taiwan, Taipei', 'Taipei', 'TW'],
  ['Luxembourg', null, 'LU'],
  ['Mexico, Mexico City', 'Mexico City', 'MX'],
  ['Latambarcem, Goa, India', 'Latambarcem', 'IN'],
  ['Batu Kawan, Penang, Malaysia', 'Batu Kawan', 'MY'],
  ['District of Columbia, USA', null, 'US'],
  ['Washington - Seattle', 'Seattle', 'US'],
  ['Washington, D.C.', 'Washington', 'US'],
  ['Remote - Washington; Seattle, Washington', 'Seattle', 'US'],
  ['Spain, New York, NY, USA', null, null],
  ['Birmingham, Alabama', 'Birmingham', 'US'],
  ['Nürnberg, Bayern', 'Nürnberg', 'DE'],
  ['Bergamo, Lombardia', 'Bergamo', 'IT'],
  ['Smallville, California', 'Smallville', 'US'],
  ['Tbilisi, Georgia', 'Tbilisi', 'GE'],
  ['Savannah, Georgia', 'Savannah', 'US'],
])('%s: city %s, country %s', (text, city, country) => {
  expect(parseLocation(text)).toEqual({ city, country });
});

function columnOf(...places: string[]) {
  return decideRegionCodes(countVotes(places, (place) => parseLocation(place).country));
}

test('each town of an American column is read as it is meant, and no stray code vetoes', () => {
  const towns = {
    'Irvine, CA': 'US',
    'Omaha, NE': 'US',
    'Tempe, AZ': 'US',
    'Columbia, MD': 'US',
    'Malta, NY': 'US',
    'Cary, NC': 'US',
    'Raleigh, NC 27609': 'US',
    'Smalldorf, DE': 'US',
    'Ponce, PR': 'PR',
    'Salvador - BA': 'BR',
  };
  const column = columnOf(...Object.keys(towns));
  expect(column).toBe('US');
  for (const [text, country] of Object.entries(towns))
    expect(parseLocation(text, column).country, text).toBe(country);
});

test.each([
  [['München', 'Hamburg', 'Köln'], 'DE'],
  [['Berlin, DE', 'Aachen, DE', 'Wilmington, DE', 'Ulm, DE', 'Smalldorf, DE'], 'DE'],
  [['Berlin, DE', 'Wien, AT', 'Paris, FR'], 'ISO'],
  [['Dover, DE', 'Newark, DE', 'Boston, MA'], 'US'],
])('what DE means behind an unknown town beside %j', (places, expected) => {
  const column = columnOf(...places);
  expect(column).toBe(expected);
  expect(parseLocation('Smalldorf, DE', column)).toEqual({
    city: 'Smalldorf',
    country: expected === 'US' ? 'US' : 'DE',
  });
});

test.each([
  ['San Juan', ['Ponce, PR', 'Mayagüez, PR'], 'PR'],
  ['San Juan', ['Mendoza', 'Rosario, Argentina'], 'AR'],
  ['Victoria', ['Toronto', 'Vancouver, BC'], 'CA'],
])('%s beside %j', (text, places, country) => {
  expect(parseLocation(text, columnOf(...places))).toEqual({ city: text, country });
});

test('what most places of a column have in common decides the doubtful ones, and a stray one does not', () => {
  const american = columnOf(
    'Irvine, CA',
    'Raleigh, NC 27609',
    'Tulsa, OK',
    'Austin, TX',
    'Ponce, PR',
  );
  expect(american).toBe('US');
  expect(parseLocation('Smallville, IL', american)).toEqual({ city: 'Smallville', country: 'US' });
  expect(parseLocation('Ponce, PR', american)).toEqual({ city: 'Ponce', country: 'PR' });
  expect(parseLocation('Toronto, CA', american)).toEqual({ city: 'Toronto', country: 'CA' });
  expect(parseLocation('Richmond, CA', american)).toEqual({ city: 'Richmond', country: 'US' });
  expect(parseLocation('Springfield', american)).toEqual({ city: 'Springfield', country: 'US' });
  const brazilian = columnOf('São Paulo - SP', 'Salvador - BA', 'Recife - PE', 'Miami, FL');
  expect(brazilian).toBe('BR');
  expect(parseLocation('Vilarejo - MA', brazilian)).toEqual({ city: 'Vilarejo', country: 'BR' });
  const canadian = columnOf('Toronto', 'Vancouver, BC', 'Calgary, AB');
  expect(parseLocation('Richmond, CA', canadian)).toEqual({ city: 'Richmond', country: 'CA' });
  expect(parseLocation('London', canadian).country).not.toBe('GB');
  const codes = columnOf('Berlin, DE', 'Paris, FR', 'Tel Aviv, IL', 'Toronto, CA');
  expect(codes).toBe('ISO');
  expect(parseLocation('Smallville, IL', codes)).toEqual({ city: 'Smallville', country: 'IL' });
  expect(columnOf()).toBeNull();
  expect(parseLocation('Richmond, CA')).toEqual({ city: 'Richmond', country: null });
});
