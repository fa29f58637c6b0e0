import { expect, test } from 'vitest';
import { orderOfCards, readCardName } from '../../../src/ingest/applications/card-names.ts';

test.each([
  ['Amsel - Data Engineer', 'Amsel', 'Data Engineer'],
  ['Data Engineer - Amsel', 'Amsel', 'Data Engineer'],
  ['Data Engineer at Amsel GmbH', 'Amsel GmbH', 'Data Engineer'],
  ['Chief of Staff at Amsel', 'Amsel', 'Chief of Staff'],
  ['Data Engineer @Amsel', 'Amsel', 'Data Engineer'],
  ['Softwareentwicklerin bei Nordwind', 'Nordwind', 'Softwareentwicklerin'],
  ['Amsel (Backend Dev)', 'Amsel', 'Backend Dev'],
  ['Amsel – Berlin – Senior Manager', 'Amsel', 'Senior Manager'],
  ['Amsel: Analyst', 'Amsel', 'Analyst'],
  ['Analyst, Amsel', 'Amsel', 'Analyst'],
  ['Amsel, Inc.', 'Amsel, Inc.', null],
  ['Amsel', 'Amsel', null],
  ['Backend Engineer', null, 'Backend Engineer'],
  ['Amsel - Growth', 'Amsel', 'Growth'],
  [' ', null, null],
])('%s', (name, company, title) => {
  expect(readCardName(name)).toEqual({ company, title });
});

test('where a name does not tell, the others of the board do', () => {
  const order = orderOfCards(['Data Engineer - Amsel', 'Growth - Dohle', 'Cook | Fink']);
  expect(readCardName('Growth - Dohle', order)).toEqual({ company: 'Dohle', title: 'Growth' });
  expect(readCardName('Amsel - Analyst', order)).toEqual({ company: 'Amsel', title: 'Analyst' });
});
