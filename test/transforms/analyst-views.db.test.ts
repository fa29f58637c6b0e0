import { expect, test } from 'vitest';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

test('the funnel goes as far as there are rows, also where nobody noted when', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  for (const n of [1, 2, 3]) await addApplication(session, n, '2026-03-01T12:00:00Z');
  await session.pg.query(`
    insert into nyx.interviews (id, application_id, created_at) values
      ('${uuid('1', 2)}', '${uuid('a', 2)}', null), ('${uuid('1', 3)}', '${uuid('a', 3)}', '2026-03-09');
    insert into nyx.interview_outcomes (interview_id, offer_extended, created_at)
    values ('${uuid('1', 2)}', false, '2026-03-10'), ('${uuid('1', 3)}', true, null)`);
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  const { rows } = await session.pg.query(
    'select reached, offered_at from etl.application_funnel order by application_id',
  );
  expect(rows).toEqual([
    { reached: 'sent', offered_at: null },
    { reached: 'interview', offered_at: null },
    { reached: 'offer', offered_at: null },
  ]);
});
