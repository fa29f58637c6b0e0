import { gzipSync, zstdCompressSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;
beforeAll(async () => {
  mail = await mailLoading();
});
afterAll(() => mail[Symbol.asyncDispose]());

const HEADERS = {
  'Message-ID': '<r@t>|<a@t>|<b@t>',
  From: 'Jörg <Jobs@Corp.test>|ada@example.org|"Corp, Hiring" <hr@corp.test>',
  To: 'Ada <ADA@example.org>, eve@t.test|jobs@corp.test|ada@example.org',
  Cc: '|boss@corp.test|',
  Subject: 'Grüße, "Ada"|Re: Grüße, "Ada"|AW: [jobs] Grüße, "Ada"',
  Date: 'Mon, 2 Mar 2026 10:00:00 +0100|2026-03-02T12:00:00Z|Tue, 3 Mar 2026 09:30:00 -0500',
  'In-Reply-To': '|<r@t>|<a@t>',
  References: '|<r@t>|<r@t> <a@t>',
  'List-Unsubscribe': '||<https://corp.test/bye>',
};
const BODIES = ['Hello\nthere', 'Thanks,\n\nAda', 'We have decided'];

const records = BODIES.map((body, index) => ({
  ...Object.fromEntries(
    Object.entries(HEADERS).map(([name, values]) => [name, values.split('|')[index] ?? '']),
  ),
  Body: body,
}));

const messages = records.map((record) => {
  const { Body, ...head } = record;
  const lines = Object.entries(head).filter(([, value]) => value !== '');
  return `${lines.map(([name, value]) => `${name}: ${value}\n`).join('')}\n${Body}`;
});

function delimited(delimiter: string): string {
  const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const lines = records.map((record) => Object.values(record).map(quote).join(delimiter));
  return `${[
    Object.keys(records[0] ?? {})
      .map(quote)
      .join(delimiter),
    ...lines,
  ].join('\r\n')}\r\n`;
}

const ndjson = records.map((record) => JSON.stringify(record)).join('\n');

async function parquet(): Promise<string> {
  const source = await mail.write('for-parquet.ndjson', ndjson);
  const path = source.replace('for-parquet.ndjson', 'mails.parquet');
  const duckDb = await DuckDBInstance.create(':memory:');
  const connection = await duckDb.connect();
  await connection.run(`copy (select * from read_json('${source}', convert_strings_to_integers = false,
    columns = {${Object.keys(records[0] ?? {})
      .map((name) => `'${name}': 'VARCHAR'`)
      .join(', ')}})) to '${path}'`);
  connection.closeSync();
  duckDb.closeSync();
  return path;
}

const formats: Record<string, () => Promise<string>> = {
  csv: () => mail.write('mails.csv', delimited(',')),
  tsv: () => mail.write('mails.tsv', delimited('\t')),
  'csv.gz': () => mail.write('mails.csv.gz', gzipSync(delimited(';'))),
  ndjson: () => mail.write('mails.ndjson', ndjson),
  'ndjson.zst': () => mail.write('mails.ndjson.zst', zstdCompressSync(Buffer.from(ndjson))),
  json: () => mail.write('mails.json', JSON.stringify(records, null, 2)),
  parquet,
};

describe('tables of mail', () => {
  it.each(Object.keys(formats))(
    'as %s become the rows that the same mails make as an mbox',
    async (format) => {
      const from = 'From x@y Mon Mar  2 09:00:00 2026\n';
      const mbox = await mail.write(
        'same.mbox',
        messages.map((text) => `${from}${text}\n\n`).join(''),
      );
      const path = await (formats[format] as () => Promise<string>)();
      expect(await mail.load(`mbox-${format}@t`, mbox)).toMatchObject({ read: 3, inserted: 3 });
      expect(await mail.load(`${format}@t`, path)).toMatchObject({
        read: 3,
        inserted: 3,
        rejected: 0,
      });
      expect(await mail.load(`${format}@t`, path)).toMatchObject({
        read: 3,
        inserted: 0,
        unchanged: 3,
      });
      // A message in an mbox ends with its last line's end; a cell does not.
      const expected = (await mail.emails(`mbox-${format}@t`)).map((row) => ({
        ...row,
        body_plain: String(row.body_plain).trimEnd(),
      }));
      expect(await mail.emails(`${format}@t`)).toEqual(expected);
      expect(expected).toMatchObject([
        { parent: 'Re: Grüße, "Ada"', thread: 'r@t', from_name: 'Corp, Hiring', is_bulk: true },
        { parent: null, thread: 'r@t', from_address: 'jobs@corp.test', direction: 'inbound' },
        {
          parent: 'Grüße, "Ada"',
          thread: 'r@t',
          cc_addresses: ['boss@corp.test'],
          direction: 'outbound',
        },
      ]);
      expect(await mail.load(`${format}@t`, mbox)).toMatchObject({ inserted: 0, unchanged: 3 });
    },
  );

  it('have dates in any form, of which one tells the order of all', async () => {
    const path = await mail.write(
      'dates.csv',
      'from_address,subject,date\na@b.test,1,06/01/2026 10:00\na@b.test,2,13/01/2026\na@b.test,3,5-Jan-26\n',
    );
    expect(await mail.load('dates@t', path)).toMatchObject({ inserted: 3 });
    const { rows } = await mail.session.pg.query<{ sent: string }>(
      `select subject || ' ' || sent_at::date as sent from saturnus.emails
       where email_account_id = (select id from saturnus.email_accounts where address = 'dates@t')
       order by subject`,
    );
    expect(rows.map(({ sent }) => sent)).toEqual(['1 2026-01-06', '2 2026-01-13', '3 2026-01-05']);
  });

  it('are read by what exports call things: lists, instants of many makes, directions, threads', async () => {
    const rows = [
      {
        sender: { x: 1 },
        from_email: 'a@b.test',
        sender_name: 'A "B"',
        recipients: ['c@d.test', 'e@f.test'],
        cc: [{ name: 'G, H', email: 'G@h.test' }],
        title: '1',
        html: '<p>Hi</p>',
        internal_date: 1772442000,
        conversation_id: 'abc',
        direction: 'SENT',
      },
      {
        from_email: 'a@b.test',
        title: '2',
        html: null,
        body: '<html>Hi</html>',
        internal_date: '2026-03-02 10:00:00+01',
        conversation_id: 'abc',
      },
      { from_email: null, title: '3', body: 'x\u0000y', internal_date: '06/01/26' },
    ];
    const path = await mail.write(
      'export.ndjson',
      rows.map((row) => JSON.stringify(row)).join('\n'),
    );
    const { inserted, notes } = await mail.load('export@t', path, {
      map: { from_address: ['from_email'] },
    });
    expect({ inserted, notes }).toMatchObject({
      inserted: 3,
      notes: { message: { from_missing: 1, date_missing: 1, nul_replaced: 1 } },
    });
    expect(await mail.emails('export@t')).toMatchObject([
      {
        subject: '1',
        from_name: 'A B',
        to_address: 'c@d.test, e@f.test',
        cc_addresses: ['g@h.test'],
        body_html: '<p>Hi</p>',
        thread: 'abc',
        direction: 'outbound',
      },
      {
        subject: '2',
        body_plain: null,
        body_html: '<html>Hi</html>',
        thread: 'abc',
        direction: 'inbound',
      },
      { subject: '3', from_address: 'unknown', received_at: null, body_plain: 'x\ufffdy' },
    ]);
    const { rows: dates } = await mail.session.pg.query<{ ok: boolean }>(
      `select received_at = '2026-03-02T09:00:00Z' as ok from saturnus.emails where subject in ('1', '2')
       and email_account_id = (select id from saturnus.email_accounts where address = 'export@t')`,
    );
    expect(dates).toEqual([{ ok: true }, { ok: true }]);
  });

  it('set aside what is no record, with the record kept, and refuse a table without senders', async () => {
    const lines = [
      '{"from": "a@b.test", "subject": "1"}',
      '{"from": ',
      '{"from": "", "subject": " "}',
    ];
    const path = await mail.write('broken.ndjson', lines.join('\n'));
    const { loadId, read, inserted, rejected, reasons } = await mail.load('broken@t', path);
    expect({ read, inserted, rejected, reasons }).toEqual({
      read: 3,
      inserted: 1,
      rejected: 2,
      reasons: { empty: 1, invalid_json: 1 },
    });
    const { rows } = await mail.session.pg.query(
      'select record_number, raw from etl.rejects where load_id = $1 order by record_number',
      [loadId],
    );
    expect(rows).toMatchObject([{ raw: lines[1] }, { raw: lines[2] }]);
    const other = await mail.write('other.csv', 'subject,body\nx,y\n');
    await expect(mail.load('broken@t', other)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('--map from_address='),
    });
  });

  it('in a folder of mail are named, not read as messages', async () => {
    await mail.write('mixed/1.eml', messages[0] ?? '');
    await mail.write('mixed/labels.tsv', 'a\tb\n1\t2\n');
    expect(await mail.load('mixed@t', `${mail.folder}/mixed`)).toMatchObject({
      inserted: 1,
      reasons: { table: 1 },
    });
  });
});
