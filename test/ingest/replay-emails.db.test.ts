import { rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { replayRejects } from '../../src/ingest/replay-rejects.ts';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;
beforeAll(async () => {
  mail = await mailLoading();
});
afterAll(() => mail[Symbol.asyncDispose]());

const message = (id: string, bytes: number) =>
  `Message-ID: <${id}@t>\nFrom: a@b.test\nTo: ada@example.org\nSubject: ${id}\n\n${'x'.repeat(bytes)}\n`;
const mbox = (...messages: string[]) =>
  messages.map((text) => `From x@y Mon Mar  2 09:00:00 2026\n${text}\n`).join('');

const replay = (loadId: bigint | null, maxMessageBytes?: number) =>
  replayRejects(mail.session, loadId ?? 0n, {
    map: {},
    onConflict: 'skip',
    dryRun: false,
    maxMessageBytes,
  });

async function everything() {
  const { rows } = await mail.session.pg.query(
    `select (select count(*) from saturnus.emails) as emails, (select count(*) from etl.loads) as loads,
        (select count(*) from etl.rejects) as rejects,
        (select count(*) from etl.rejects where replayed_at is not null) as replayed`,
  );
  return rows[0];
}

it.each([
  ['an mbox', 'box.mbox', (bytes: Buffer) => bytes],
  ['a packed mbox', 'box.mbox.gz', (bytes: Buffer) => gzipSync(bytes)],
])('what was too large in %s comes in with a higher limit, once', async (_, name, pack) => {
  const account = `${name}@t`;
  const bytes = Buffer.from(mbox(message('1', 10), message('2', 20_000), message('3', 30_000)));
  const path = await mail.write(name, pack(bytes));
  const first = await mail.load(account, path);
  expect(first).toMatchObject({ inserted: 1, rejected: 2 });
  const before = await everything();
  expect(await replay(first.loadId)).toMatchObject({ replay: null, waiting: 2, unreadable: 0 });
  expect(await everything()).toEqual(before);

  const second = await replay(first.loadId, 25_000);
  expect(second.replay).toMatchObject({ read: 2, inserted: 1, rejected: 1 });
  expect(await mail.emails(account)).toMatchObject([{ subject: '1' }, { subject: '2' }]);
  const between = await everything();
  expect(await replay(first.loadId, 25_000)).toMatchObject({ replay: null, waiting: 0 });
  expect(await replay(second.replay?.loadId ?? null, 25_000)).toMatchObject({
    replay: null,
    waiting: 1,
  });
  expect(await everything()).toEqual(between);

  const third = await replay(second.replay?.loadId ?? null, 50_000);
  expect(third.replay).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  expect(await mail.load(account, path, { maxMessageBytes: 50_000 })).toMatchObject({
    unchanged: 3,
  });
});

it('a file that changed or went is left waiting, and said so', async () => {
  const moved = await mail.write('moved/a.mbox', mbox(message('m1', 20_000)));
  const gone = await mail.write('moved/b.eml', message('m2', 20_000));
  const { loadId } = await mail.load('moved@t', `${mail.folder}/moved`);
  await writeFile(moved, mbox(message('new', 5), message('m1', 20_000)));
  await rm(gone);
  const before = await everything();
  expect(await replay(loadId, 50_000)).toMatchObject({ replay: null, waiting: 2, unreadable: 2 });
  expect(await everything()).toEqual(before);
});

it('records of a table are read again with another mapping or limit', async () => {
  const long = {
    from: 'a@b.test',
    subject: 'long',
    body: 'y'.repeat(20_000),
    date: '2026-03-02T10:00:00Z',
  };
  const path = await mail.write('long.ndjson', JSON.stringify(long));
  const { loadId } = await mail.load('table@t', path);
  const again = await replay(loadId, 50_000);
  expect(again.replay).toMatchObject({ read: 1, inserted: 1 });
  expect(await mail.load('table@t', path, { maxMessageBytes: 50_000 })).toMatchObject({
    unchanged: 1,
  });
});
