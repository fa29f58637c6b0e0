import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from 'libpg-query';
import { beforeAll, expect, test } from 'vitest';
import { readDefinition } from '../../src/definitions/expand.ts';
import { packageRoot } from '../../src/package-root.ts';
import { refusals } from './portable-subset.ts';

beforeAll(() => loadModule());

const definitions = readdirSync(join(packageRoot, 'src/definitions'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''));

test.each(definitions)('%s is written in SQL that every engine reads alike', (name) => {
  expect(refusals(readDefinition(name))).toEqual([]);
});

test.each([
  ['a cast with ::', 'select a.x::integer from a', '::'],
  ['JSON', `select a.x ->> 'k' from a`, 'operator ->>'],
  ['an array', 'select array[1, 2]', 'A_ArrayExpr'],
  ['a place in an array', 'select a.x[1] from a', 'A_Indirection'],
  ['lateral', 'select b.y from a cross join lateral (select a.x as y) as b', 'RangeSubselect'],
  ['distinct on', 'select distinct on (a.x) a.y from a', 'distinctClause'],
  ['an interval', `select a.x from a where a.y > a.z + interval '1 day'`, 'type interval'],
  [
    'percentiles',
    'select percentile_cont(0.5) within group (order by x) from a',
    'percentile_cont',
  ],
  ['a mean', 'select avg(a.x) from a', 'function avg'],
  ['a quotient of the engine', 'select a.x / a.y from a', 'operator /'],
  ['a rounding of the engine', 'select round(a.x, 2) from a', 'function round'],
  ['the clock', 'select now() from a', 'function now'],
  ['materialized', 'with b as materialized (select 1 as x) select x from b', 'materialized'],
  ['recursive', 'with recursive b as (select 1 as x) select x from b', 'recursive'],
  ['a decimal of any length', 'select cast(a.x as numeric) from a', 'type numeric'],
  ['a binary fraction', 'select cast(a.x as double precision) from a', 'type float8'],
  ['a parameter', 'select a.x from a where a.y = $1', 'ParamRef'],
  ['a table of a schema', 'select a.x from nyx.a', 'schemaname'],
  ['limit', 'select a.x from a order by a.x limit 1', 'limitCount'],
  ['a regular expression', `select a.x from a where a.x ~ 'b'`, 'operator ~'],
  ['is distinct from', 'select a.x from a where a.x is distinct from a.y', 'AEXPR_DISTINCT'],
  ['grouping sets', 'select count(*) from a group by grouping sets ((a.x), ())', 'GroupingSet'],
  [
    'a frame of values',
    'select sum(a.x) over (order by a.y range between 1 preceding and current row) from a',
    'frame is one of rows',
  ],
  [
    'a frame with a hole',
    'select sum(a.x) over (order by a.y rows between 1 preceding and 1 following exclude current row) from a',
    'excludes nothing',
  ],
  [
    'a window with a name',
    'select sum(a.x) over w from a window w as (order by a.y)',
    'windowClause',
  ],
  ['using', 'select a.x from a join b using (x)', 'usingClause'],
  ['union, which sorts or hashes', 'select 1 union select 2', 'union without all'],
  ['a change', 'delete from a', 'DeleteStmt'],
  ['two statements', 'select 1; select 2', 'one SELECT'],
])('%s is refused', (_, sql, words) => {
  expect(refusals(sql).join('; ')).toContain(words);
});
