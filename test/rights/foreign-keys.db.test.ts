import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

/** What nobody deletes, so that nothing has to look for who refers to it. */
const NEVER_LOOKED_UP = ['etl.inbox_files.load_id', 'nyx.model_usage.provider_id'];

test('every foreign key has an index, so that what it refers to can be deleted', async () => {
  await using database = await cloneDatabase();
  const { rows } = await database.session.pg.query<{ key: string }>(`
    select format('%s.%I', k.conrelid::regclass, a.attname) as key
    from pg_constraint as k
    join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.conrelid::regclass::text ~ '^(nyx|saturnus|etl)[.]'
      and not exists (
        select from pg_index as i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
      )
    order by 1`);
  expect(rows.map(({ key }) => key)).toEqual(NEVER_LOOKED_UP);
});
