import { expect, test } from 'vitest';
import { forgetHistory } from '../../src/ledger/forget.ts';
import { cloneDatabase } from '../support/database.ts';

test('what was kept long enough goes; rejects that wait and what is younger stay', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  await pg.query(`
    insert into etl.runs (job, status, finished_at) values ('nightly', 'failed', now());
    insert into etl.loads (kind, table_name, source_path, source_format, source_bytes, started_at,
        rows_read, rows_inserted, rows_updated, rows_unchanged, rows_duplicate, rows_rejected)
    values ('table', 'nyx.users', 'f', 'csv', 1, now(), 3, 0, 0, 0, 0, 3);
    insert into etl.rejects (load_id, reason_code, message, raw, created_at, replayed_at)
    values (1, 'x', 'mended', 'a', '2025-01-01', '2025-01-02'), (1, 'x', 'waits', 'b', '2025-01-01', null),
        (1, 'x', 'mended lately', 'c', '2025-01-01', '2026-03-30');
    insert into etl.check_failures (run_id, check_name, severity, offending_row, created_at)
    values (1, 'x', 'error', '{}', '2025-01-01'), (1, 'x', 'error', '{}', '2026-03-01');
    insert into etl.notices (channel, subject, begun_at) values ('ops', 'old', '2025-01-01'), ('ops', 'new', '2026-03-01')`);
  const rows = async (sql: string) => (await pg.query({ text: sql, rowMode: 'array' })).rows.flat();
  const keep = { settled_rejects_days: 90, evidence_days: 100, notices_days: 100 };
  expect(await forgetHistory(database.session, keep, '2026-04-01T00:00:00Z')).toEqual({
    ...{ reject_texts: 1, evidence: 1, marks: 1 },
  });
  expect(await rows('select raw from etl.rejects order by id')).toEqual([null, 'b', 'c']);
  expect(await rows('select subject from etl.notices')).toEqual(['new']);
  const all = { ...keep, waiting_rejects_days: 90 };
  expect(await forgetHistory(database.session, all, '2026-04-01T00:00:00Z')).toMatchObject({
    reject_texts: 1,
  });
});
