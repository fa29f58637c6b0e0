import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckDb, openDuckDb } from '../../src/database/duckdb.ts';

let duckDb: DuckDb;
beforeAll(async () => {
  duckDb = await openDuckDb(':memory:', { threads: 1 });
});
afterAll(() => duckDb[Symbol.asyncDispose]());

describe('a value stands for its parameter', () => {
  it.each([
    ['a text', "O'Brien \"&\" $other -- 'x' \\ /*"],
    ['a line', 'one\ntwo'],
    ['a NUL', 'a\0b'],
    ['nothing at all', ''],
    ['null', null],
    ['a boolean', false],
    ['a negative number', -5],
  ])('%s', async (_, value) => {
    const [row] = await duckDb.rows('select $value as value', { value, other: 'x' });
    expect(row?.value).toEqual(value);
  });

  it('also as a list, and more than once', async () => {
    const rows = await duckDb.rows(
      'select unnest($names::varchar[]) as name where $names::varchar is not null',
      { names: '[a, b]' },
    );
    expect(rows).toEqual([{ name: 'a' }, { name: 'b' }]);
  });
});

it('what is quoted or a comment stays as it is', async () => {
  const [row] = await duckDb.rows(
    `-- $value
     select '$value''$value' as quoted, $$ $value $$ as dollars, $a$ $value $a$ as tagged,
       1 as "$value" /* $value */, $value as given`,
    { value: 'x' },
  );
  expect(row).toEqual({
    quoted: "$value'$value",
    dollars: ' $value ',
    tagged: ' $value ',
    $value: 1,
    given: 'x',
  });
});

it('a parameter without a value is named', async () => {
  await expect(duckDb.rows('select $wanted', { other: 'x' })).rejects.toThrow(
    'the statement needs the parameter $wanted',
  );
});

it('an error shows the line of the file with its caret, and no value', async () => {
  const text = 'select 1\nfrom nowhere where $wanted = name';
  const failed = duckDb.rows({ file: 'a.sql', text }, { wanted: 'Ada Lovelace' });
  const message = await failed.then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message).toMatch(/^a\.sql:2: .*nowhere/);
  expect(message).toMatch(/\n {2}from nowhere where \$wanted = name\n {7}\^$/);
  expect(message).not.toContain('Lovelace');
});

it('of a value that makes no sense the error does not tell', async () => {
  const failed = duckDb.rows('select $wanted::uuid as id', { wanted: 'Ada Lovelace' });
  const message = await failed.then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message).toContain('Could not convert');
  expect(message).not.toContain('Lovelace');
});
