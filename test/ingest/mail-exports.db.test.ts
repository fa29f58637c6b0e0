// Mail as the programs of job seekers export it: folders and tables with their own ways.
import { randomBytes } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;
beforeAll(async () => {
  mail = await mailLoading();
});
afterAll(() => mail[Symbol.asyncDispose]());

const message = (id: string, more = '') =>
  `Message-ID: <${id}@t>\nFrom: Jobs <jobs@corp.test>\nTo: ada@example.org\nSubject: ${id}\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n${more}\nHello\n`;
const thunderbird = (...messages: string[]) =>
  messages
    .map((text) => `From - Mon Mar  2 09:00:00 2026\nX-Mozilla-Status: 0001\n${text}\n`)
    .join('');
const subjects = async (account: string) =>
  (await mail.emails(account)).map(({ subject }) => subject);

it('a Gmail Takeout: one mbox with Windows line ends, conversations by X-GM-THRID', async () => {
  const separator = 'From 1790000000000000001@xxx Mon Mar 02 09:00:00 +0000 2026\r\n';
  const texts = ['1', '2', '3'].map((id) =>
    message(
      id,
      `X-GM-THRID: 17900000000000000${id === '3' ? 2 : 1}\nX-Gmail-Labels: Inbox,Opened\n`,
    ),
  );
  const mbox = texts.map((text) => `${separator}${text.replaceAll('\n', '\r\n')}\r\n`).join('');
  await mail.write('Takeout/Mail/All mail Including Spam and Trash.mbox', mbox);
  await mail.write('Takeout/archive_browser.html', '<html></html>');
  const counts = await mail.load('gmail@t', `${mail.folder}/Takeout`);
  expect(counts).toMatchObject({ read: 3, inserted: 3, rejected: 0 });
  const threads = (await mail.emails('gmail@t')).map(({ thread }) => thread);
  expect(threads).toEqual(['179000000000000001', '179000000000000001', '179000000000000002']);
});

it("Outlook's conversations by Thread-Index, also over two loads", async () => {
  const start = Buffer.from('01d8a5b2c3d4e5f60718293a4b5c6d7e8f9012345678', 'hex');
  const index = (more: number) =>
    `Thread-Index: ${Buffer.concat([start, Buffer.alloc(more, 7)]).toString('base64')}\n`;
  await mail.load('outlook@t', await mail.write('o1.eml', message('o1', index(0))));
  await mail.load('outlook@t', await mail.write('o2.eml', message('o2', index(5))));
  await mail.load('outlook@t', await mail.write('o3.eml', message('o3', 'Thread-Index: AAAA\n')));
  const threads = (await mail.emails('outlook@t')).map(({ thread }) => thread);
  expect(threads).toEqual([start.toString('hex'), start.toString('hex'), null]);
});

it('a Thunderbird profile: folders within folders, nothing of what lies beside the mail', async () => {
  await mail.write('tb/Inbox', thunderbird(message('1'), message('2')));
  await mail.write('tb/Inbox.msf', '// <!-- <mdb:mork:z v="1.4"/> -->');
  await mail.write('tb/Inbox.sbd/Jobs', thunderbird(message('3')));
  await mail.write('tb/Inbox.sbd/Jobs.sbd/Old', thunderbird(message('4')));
  await mail.write('tb/Trash', '');
  await mail.write('tb/msgFilterRules.dat', 'version="9"\n');
  expect(await mail.load('tb@t', `${mail.folder}/tb`)).toMatchObject({
    read: 4,
    inserted: 4,
    rejected: 0,
  });
});

it('Maildir++ with sub-folders and flags, and the folders of Apple Mail', async () => {
  await mail.write('md/cur/1772442000.M1P1.host:2,S', message('1'));
  await mail.write('md/new/1772442001.M1P1.host', message('2'));
  await mail.write('md/.Jobs.Corp/cur/1772442001.M3P1.host,S=300:2,RS', message('3'));
  await mail.write('md/.Jobs.Corp/maildirfolder', '');
  await mail.write('md/.Jobs.Corp/tmp/half', 'half');
  const apple = message('4');
  const emlx = `${apple.length}      \n${apple}<?xml version="1.0"?>\n<plist></plist>\n`;
  await mail.write('md/INBOX.mbox/A/Data/Messages/4.emlx', emlx);
  await mail.write('md/INBOX.mbox/Info.plist', '<plist></plist>');
  expect(await mail.load('md@t', `${mail.folder}/md`)).toMatchObject({
    read: 4,
    inserted: 4,
    rejected: 0,
  });
  expect((await mail.emails('md@t')).map(({ body_plain }) => body_plain)).toEqual(
    Array(4).fill('Hello\n'),
  );
});

it('a table of whole messages, as the Enron corpus is one, is the same as the messages', async () => {
  const quoted = ['1', '2'].map((id) => `sent/${id}.,"${message(id).replaceAll('"', '""')}"`);
  const table = await mail.write('whole.csv', `file,message\n${quoted.join('\n')}\n`);
  expect(await mail.load('enron@t', table)).toMatchObject({
    read: 2,
    inserted: 2,
    notes: { message: {} },
  });
  const encoded = { raw: Buffer.from(message('3')).toString('base64url'), threadId: 'abc' };
  await mail.load('enron@t', await mail.write('raw.ndjson', JSON.stringify(encoded)));
  expect(await mail.emails('enron@t')).toMatchObject([
    { subject: '1', from_name: 'Jobs', body_plain: 'Hello\n' },
    { subject: '2' },
    { subject: '3', thread: 'abc' },
  ]);
  const again = ['1', '2', '3']
    .map((id) => `From x@y Mon Mar  2 09:00:00 2026\n${message(id)}\n`)
    .join('');
  expect(await mail.load('enron@t', await mail.write('same-again.mbox', again))).toMatchObject({
    unchanged: 3,
  });
});

it('the CSV of Outlook and the JSON of Microsoft Graph by their own names', async () => {
  const csv =
    '"Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Address)","CC: (Address)"\r\n' +
    '"1","Hello\r\nAda","Jörg","Jobs@Corp.test","SMTP","ada@example.org;eve@t.test","bob@t.test"\r\n';
  const graph = {
    subject: '2',
    from: { emailAddress: { name: 'Jobs', address: 'jobs@corp.test' } },
    toRecipients: [{ emailAddress: { name: 'Ada', address: 'ada@example.org' } }],
    receivedDateTime: '2026-03-02T10:00:00Z',
    body: { contentType: 'html', content: '<p>Hello</p>' },
  };
  await mail.load('names@t', await mail.write('outlook.csv', csv));
  await mail.load('names@t', await mail.write('graph.ndjson', JSON.stringify(graph)));
  expect(await mail.emails('names@t')).toMatchObject([
    {
      from_name: 'Jörg',
      from_address: 'jobs@corp.test',
      to_address: 'ada@example.org, eve@t.test',
      cc_addresses: ['bob@t.test'],
      body_plain: 'Hello\nAda',
    },
    {
      from_name: 'Jobs',
      to_address: 'ada@example.org',
      received_at: '2026-03-02T10:00:00Z',
      body_html: '<p>Hello</p>',
    },
  ]);
});

it('the JSON of the Gmail API: header fields in a list, bodies in base64', async () => {
  const data = (text: string) => ({ data: Buffer.from(text).toString('base64url') });
  const record = (id: string, content: object) => ({
    id,
    threadId: 'talk',
    snippet: 'Hello …',
    internalDate: '1772445600000',
    payload: {
      headers: [
        { name: 'From', value: 'Jörg <jobs@corp.test>' },
        { name: 'To', value: 'ada@example.org' },
        { name: 'Subject', value: id },
      ],
      ...content,
    },
  });
  const html = { mimeType: 'text/html', filename: '', body: data('<p>Hello Ada</p>') };
  const messages = [
    record('1', { mimeType: 'text/plain', body: data('Hello Ada') }),
    record('2', { mimeType: 'multipart/mixed', parts: [html] }),
  ];
  await mail.load('api@t', await mail.write('api.json', JSON.stringify({ messages })));
  const head = {
    from_name: 'Jörg',
    to_address: 'ada@example.org',
    received_at: '2026-03-02T10:00:00Z',
    thread: 'talk',
  };
  expect(await mail.emails('api@t')).toMatchObject([
    { ...head, subject: '1', body_plain: 'Hello Ada', body_html: null },
    { ...head, subject: '2', body_plain: null, body_html: '<p>Hello Ada</p>' },
  ]);
});

it('what is no mail at all is set aside, each with its file and a reason', async () => {
  for (const [index, size] of [1, 100, 5_000, 300_000].entries()) {
    // Without a colon nothing in it can look like a header line.
    const bytes = randomBytes(size).map((byte) => (byte === 0x3a ? 0x3b : byte));
    await mail.write(`noise/${index}.mbox`, Buffer.from(bytes));
    await mail.write(`noise/${index}.eml`, Buffer.from(bytes));
  }
  await mail.write('noise/zeros.eml', Buffer.alloc(5_000));
  const counts = await mail.load('noise@t', `${mail.folder}/noise`, { maxMessageBytes: 1e6 });
  expect(counts).toMatchObject({ read: 9, inserted: 0, rejected: 9 });
  expect(counts.rejects[0]?.message).toMatch(/^0\.eml: (?:no line|there is nothing)/);
});

it('archives and files of Outlook say what to do with them', async () => {
  const tar = Buffer.alloc(1024);
  tar.write('Takeout/Mail/x.mbox');
  tar.write('ustar', 257);
  await mail.write('foreign/takeout.zip', 'PK\x03\x04 and so on');
  await mail.write('foreign/takeout.tgz', gzipSync(tar));
  const mbox = thunderbird(message('packed'));
  await mail.write('foreign/twice.mbox.gz', gzipSync(gzipSync(mbox)));
  await mail.write('foreign/inbox.mbox.zst', zstdCompressSync(mbox));
  for (const [name, magic] of [
    ['7z', '377abcaf271c0004'],
    ['rar', '526172211a070100'],
    ['xz', 'fd377a585a000004'],
    ['bz2', '425a683931415926'],
  ] as const)
    await mail.write(`foreign/inbox.${name}`, Buffer.from(`${magic}0a46726f6d20780a`, 'hex'));
  await mail.write('foreign/archive.pst', '!BDN and so on');
  const { reasons, rejects } = await mail.load('foreign@t', `${mail.folder}/foreign`);
  expect(reasons).toEqual({ archive: 8, outlook_pst: 1 });
  expect(rejects.map(({ message }) => message)).toContain(
    'takeout.tgz: it is an archive; unpack it and load the mail in it',
  );
});

it('large mailboxes that overlap, read by several threads, keep their order and insert nothing twice', async () => {
  const filler = `X-Filler: ${'x'.repeat(900)}\n`;
  const mbox = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) =>
      thunderbird(message(String(from + n).padStart(4, '0'), filler)),
    ).join('');
  expect(await mail.load('wide@t', await mail.write('wide1', mbox(0, 1500)))).toMatchObject({
    inserted: 1500,
  });
  const rest = await mail.load('wide@t', await mail.write('wide2', mbox(1000, 2000)));
  expect(rest).toMatchObject({ read: 1000, inserted: 500, unchanged: 500 });
  expect(await subjects('wide@t')).toHaveLength(2000);
  const { rows } = await mail.session.pg.query<{ subject: string }>(
    `select subject from saturnus.emails where raw_source_path like '%/wide1#%'
     order by split_part(split_part(raw_source_path, '#', 2), '+', 1)::bigint`,
  );
  expect(rows.map(({ subject }) => Number(subject))).toEqual(
    Array.from({ length: 1500 }, (_, n) => n),
  );
});
