// Mail of unusual size: a message of 300 MB, a mailbox that fills empty tables.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { runProgram } from '../support/run-cli.ts';
import { mailLoading } from './mail-loading.ts';

const LIMIT_MB = 300;
const reportMemory = pathToFileURL(join(packageRoot, 'bench/report-memory.ts')).href;

const message = (id: string, more = '') =>
  `From x@y Mon Mar  2 09:00:00 2026\nMessage-ID: <${id}>\nFrom: a@b.test\nTo: c@d.test\nSubject: ${id}\n${more}\nHi\n\n`;

test('a message of 300 MB is set aside in less than 300 MB of memory, and its neighbours load', async () => {
  await using mail = await mailLoading();
  const path = await mail.write('huge.mbox', `${message('1')}${message('2')}`);
  {
    await using file = await open(path, 'r+');
    const { size } = await file.stat();
    // A hole: it reads as zeros and takes no room.
    await file.write(`\n\n${message('3')}`, size + 300_000_000);
  }
  const words = ['ingest', 'emails', path, '--account', 'c@d.test', '--database-url', mail.url];
  const { code, stdout, stderr } = await runProgram(words, {
    NODE_OPTIONS: `--import ${reportMemory}`,
  });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain(
    'read 3 = inserted 2 + updated 0 + unchanged 0 + duplicate 0 + rejected 1',
  );
  expect(stdout + stderr).toContain('larger than --max-message-bytes');
  expect(Number(/largest size: (\d+) MB/.exec(stderr)?.[1])).toBeLessThan(LIMIT_MB);
});

test('a mailbox of 50,000 messages leaves indexes and foreign keys as they were', async () => {
  await using mail = await mailLoading();
  const schema = async () => {
    const { rows } = await mail.session.pg.query(
      `select pg_get_indexdef(indexrelid) as definition, indisvalid as valid from pg_index
       where indrelid in ('saturnus.emails'::regclass, 'etl.email_headers'::regclass)
       union all
       select conname || ' ' || pg_get_constraintdef(oid), convalidated from pg_constraint
       where conrelid in ('saturnus.emails'::regclass, 'etl.email_headers'::regclass)
       order by definition`,
    );
    return rows;
  };
  const before = await schema();
  const texts = Array.from({ length: 50_000 }, (_, n) =>
    message(`${n}@t`, n % 5 === 4 ? `In-Reply-To: <${n - 1}@t>\n` : ''),
  );
  const waits: number[] = [];
  const exclusive = ({ seconds }: { seconds: number }) => void waits.push(seconds);
  const path = await mail.write('many.mbox', texts.join(''));
  expect(await mail.load('many@t', path, { exclusive })).toMatchObject({
    read: 50_000,
    inserted: 50_000,
  });
  expect(waits).toEqual([expect.any(Number), expect.any(Number)]);
  expect(await schema()).toEqual(before);
  const { rows } = await mail.session.pg.query(
    `select count(*)::int as answers, count(thread_id)::int as threaded from saturnus.emails
     where in_reply_to_message_id is not null`,
  );
  expect(rows).toEqual([{ answers: 10_000, threaded: 10_000 }]);
});
