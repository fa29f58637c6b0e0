import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOwner } from '../../src/ingest/find-owner.ts';
import { loadEmails } from '../../src/ingest/load-emails.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

const FROM = 'From x@y Mon Mar  2 09:00:00 2026\n';
let database: TestDatabase;
let folder: string;
let userId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-mail-'));
  await database.session.pg.query(
    `insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`,
  );
  ({ userId } = await findOwner(database.session, undefined));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

/** Loads files given by name and content into an account of its own, and gives the counts. */
async function load(account: string, name: string, content: string | Buffer, dryRun = false) {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return loadPath(account, path, dryRun);
}

async function loadPath(account: string, path: string, dryRun = false) {
  const { read, inserted, unchanged, duplicate, rejected, reasons, notes } = await loadEmails(
    database.session,
    path,
    { address: account, userId, direction: null },
    { maxRejects: { percent: 100 }, maxMessageBytes: 10_000, dryRun },
  );
  expect(read).toBe(inserted + unchanged + duplicate + rejected);
  return { read, inserted, unchanged, duplicate, rejected, reasons, notes };
}

function message(id: string | null, body: string, more = ''): string {
  const head = id === null ? '' : `Message-ID: <${id}>\n`;
  return `${head}From: Jobs <jobs@corp.test>\nTo: ada@example.org\nSubject: ${body}\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n${more}\n${body}\n`;
}

const mbox = (...messages: string[]) => messages.map((text) => `${FROM}${text}\n`).join('');

async function emails(account: string) {
  const { rows } = await database.session.pg.query(
    `select e.subject, e.message_external_id as id, parent.subject as parent, t.thread_external_id as thread,
        e.direction, e.received_at, e.raw_source_path as path
     from saturnus.emails as e
     join saturnus.email_accounts as a on a.id = e.email_account_id
     left join saturnus.emails as parent on parent.id = e.in_reply_to_message_id
     left join saturnus.email_threads as t on t.id = e.thread_id
     where a.address = $1 order by e.subject collate "C", e.message_external_id collate "C"`,
    [account],
  );
  return rows;
}

describe('loading mail', () => {
  it('inserts nothing twice: the same mailbox, an overlapping one, and copies inside one', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => message(`${id}@t`, id));
    const first = mbox(a ?? '', b ?? '', a ?? '');
    expect(await load('once@t', 'first.mbox', first)).toMatchObject({
      read: 3,
      inserted: 2,
      duplicate: 1,
    });
    expect(await load('once@t', 'first.mbox', first)).toMatchObject({
      read: 3,
      inserted: 0,
      unchanged: 2,
      duplicate: 1,
    });
    const more = gzipSync(mbox(b ?? '', c ?? ''));
    expect(await load('once@t', 'more.mbox.gz', more)).toMatchObject({ inserted: 1, unchanged: 1 });
    expect(await load('once@t', 'c.eml', (c ?? '').replaceAll('\n', '\r\n'))).toMatchObject({
      unchanged: 1,
    });
    const exported = `X-Mozilla-Status: 0001\n${message(null, 'no id')}`;
    expect(await load('once@t', 'noid.eml', exported)).toMatchObject({ inserted: 1 });
    expect(await load('once@t', 'noid2.eml', exported.replace('0001', '0011'))).toMatchObject({
      unchanged: 1,
    });
  });

  it('keeps two mails with one Message-ID, in whatever order and however often they come', async () => {
    const [one, two] = [message('same@t', 'one'), message('same@t', 'two')];
    expect(await load('twins@t', 'twins.mbox', mbox(one, two, one))).toMatchObject({
      inserted: 2,
      duplicate: 1,
    });
    expect(await load('twins@t', 'twins2.mbox', mbox(two, one))).toMatchObject({
      inserted: 0,
      unchanged: 2,
    });
    const flagged = `Status: RO\n${two}`;
    expect(await load('twins@t', 'two.eml', flagged)).toMatchObject({ unchanged: 1 });
    const ids = (await emails('twins@t')).map((email) => email.id);
    expect(ids).toEqual(['same@t', expect.stringMatching(/^sha256:[0-9a-f]{64}$/)]);
  });

  it('keeps two mails that differ in what is attached only, and not two whose line ends differ', async () => {
    const attached = (bytes: string) =>
      message('file@t', 'see the file').replace(
        /\n\nsee the file\n$/,
        `\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee the file\n--b\nContent-Type: application/pdf\n\n${bytes}\n--b--\n`,
      );
    const [one, two] = [attached('JVBERi0x\nLjQK'), attached('JVBERi0x\nLjUK')];
    expect(await load('files@t', 'files.mbox', mbox(one, two))).toMatchObject({ inserted: 2 });
    const changed = `Received: by relay.test; Mon, 2 Mar 2026 10:00:01 +0100\r\n${one.replaceAll('\n', '\r\n')}`;
    expect(await load('files@t', 'file.eml', changed)).toMatchObject({ unchanged: 1 });
    expect(await load('files@t', 'both.mbox', mbox(two, one))).toMatchObject({
      inserted: 0,
      unchanged: 2,
    });
  });

  it('threads by references, in any order of arrival', async () => {
    const root = message('r@t', '1 root');
    const answer = message('a@t', '2 answer', 'In-Reply-To: <r@t>\n');
    const third = message('b@t', '3 third', 'References: <a@t>\n');
    const fourth = message('c@t', '4 fourth', 'References: <r@t> <a@t> <b@t>\n');
    const expected = [
      { subject: '1 root', parent: null, thread: 'r@t' },
      { subject: '2 answer', parent: '1 root', thread: 'r@t' },
      { subject: '3 third', parent: '2 answer', thread: 'r@t' },
      { subject: '4 fourth', parent: '3 third', thread: 'r@t' },
    ];
    await load('forward@t', 'all.mbox', mbox(root, answer, third, fourth));
    expect(await emails('forward@t')).toMatchObject(expected);
    for (const [index, text] of [fourth, third, root, answer].entries())
      await load('back@t', `b${index}.eml`, text);
    expect(await emails('back@t')).toMatchObject(expected);
    await load('alone@t', 'alone.eml', root);
    expect(await emails('alone@t')).toMatchObject([{ thread: null }]);
  });

  it("prefers the provider's conversation", async () => {
    const first = message('g1@t', '1', 'X-GM-THRID: 1790000000000000001\n');
    const second = message(
      'g2@t',
      '2',
      'References: <elsewhere@t>\nX-GM-THRID: 1790000000000000001\n',
    );
    await load('gmail@t', 'takeout.mbox', mbox(first, second));
    expect(await emails('gmail@t')).toMatchObject([
      { thread: '1790000000000000001' },
      { thread: '1790000000000000001' },
    ]);
  });

  it('reads a Maildir, passing by what is no mail and setting aside what cannot be read', async () => {
    const inbox = 'maildir/cur/1772442000.M1P1.host:2,S';
    await load('maildir@t', inbox, message('m1@t', '1'));
    await load('maildir@t', 'maildir/.Sent/new/1772442001.M1P1.host', message('m2@t', '2'));
    await load('maildir@t', 'maildir/tmp/half', 'half a mess');
    await load('maildir@t', 'maildir/dovecot-uidlist', 'index');
    await load('maildir@t', 'maildir/cur/notes.txt', 'Just text.\n');
    await load('maildir@t', 'maildir/cur/huge', message('m3@t', 'x'.repeat(20_000)));
    await symlink('/etc/hostname', join(folder, 'maildir/cur/link'));
    expect(await loadPath('maildir@t', join(folder, 'maildir'))).toMatchObject({
      read: 5,
      unchanged: 2,
      reasons: { not_a_message: 1, message_too_large: 1, symbolic_link: 1 },
    });
    const [first] = await emails('maildir@t');
    expect(first.path).toBe(`${join(folder, inbox)}#0+${message('m1@t', '1').length}`);
  });

  it('tells direction by the addresses of the owner', async () => {
    await load('me@t', 'sent.eml', message('s@t', 'sent').replace('jobs@corp.test', 'Me@T'));
    await load(
      'me@t',
      'sent2.eml',
      message('s2@t', 'sent too').replace('jobs@corp.test', 'ada@example.org'),
    );
    await load('me@t', 'in.eml', message('i@t', 'in'));
    expect((await emails('me@t')).map((email) => email.direction)).toEqual([
      'inbound',
      'outbound',
      'outbound',
    ]);
  });

  it('leaves nothing behind on a dry run, nor when an archive is cut short', async () => {
    expect(await load('dry@t', 'dry.eml', message('d@t', 'd'), true)).toMatchObject({
      inserted: 1,
    });
    const whole = gzipSync(
      mbox(...Array.from({ length: 50 }, (_, n) => message(`${n}@t`, String(n)))),
    );
    await expect(
      load('dry@t', 'cut.mbox.gz', whole.subarray(0, whole.length - 20)),
    ).rejects.toThrow(/not a whole gzip/);
    const { rows } = await database.session.pg.query(
      `select from saturnus.email_accounts where address = 'dry@t'`,
    );
    expect(rows).toEqual([]);
  });
});
