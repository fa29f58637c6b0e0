import { expect, test } from 'vitest';
import { openReader } from '../../../src/ingest/duckdb/reader.ts';

test('a query that fails after many rows is an error, not a shorter result', async () => {
  await using reader = await openReader();
  const failing = 'select if(n = 900000, error(n::varchar), n) as n from range(1000000) as t(n)';
  let rows = 0;
  const read = async () => {
    for await (const _ of reader.stream(failing)) rows++;
  };
  await expect(read()).rejects.toThrow();
  expect(rows).toBeGreaterThan(0);
});
