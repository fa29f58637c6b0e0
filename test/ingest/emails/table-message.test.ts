// Records of tables that come from programs: how their columns are named, and what stands in them.
import { describe, expect, it } from 'vitest';
import type { MailCells } from '../../../src/ingest/emails/table-fields.ts';
import { mailFields } from '../../../src/ingest/emails/table-fields.ts';
import { readTableMessage } from '../../../src/ingest/emails/table-message.ts';
import { mapColumns } from '../../../src/ingest/mapping/map-columns.ts';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const read = (cells: MailCells) => readTableMessage(cells, 1_000_000);
const mapped = (names: readonly string[]) => {
  const { columns } = mapColumns(mailFields, names);
  return Object.fromEntries(Object.entries(columns).map(([field, [name]]) => [field, name]));
};

describe('columns of a mail table', () => {
  it.each([
    [
      'From: (Name)',
      'From: (Address)',
      'To: (Address)',
      'CC: (Name)',
      'CC: (Address)',
      'Subject',
      'Body',
    ],
    [
      'Von: (Name)',
      'Von: (Adresse)',
      'An: (Adresse)',
      'CC: (Name)',
      'CC: (Adresse)',
      'Betreff',
      'Text',
    ],
    ['De: (nom)', 'De: (adresse)', 'À: (adresse)', 'CC: (nom)', 'CC: (adresse)', 'Objet', 'Corps'],
    [
      'De: (nombre)',
      'De: (dirección)',
      'Para: (dirección)',
      'CC: (nombre)',
      'CC: (dirección)',
      'Asunto',
      'Cuerpo',
    ],
    [
      'De: (nome)',
      'De: (endereço)',
      'Para: (endereço)',
      'CC: (nome)',
      'CC: (endereço)',
      'Assunto',
      'Corpo',
    ],
  ])('as Outlook names them in its languages: %s', (...names) => {
    const [fromName, from, to, , cc, subject, body] = names;
    expect(mapped(names)).toEqual({
      from_name: fromName,
      from_address: from,
      to_address: to,
      cc_addresses: cc,
      subject,
      body_plain: body,
    });
  });

  it('with email before each, beside columns about a job', () => {
    expect(
      mapped(['Company', 'Job Title', 'Email Subject', 'Email From', 'Email Date', 'Email Body']),
    ).toEqual({
      from_address: 'Email From',
      subject: 'Email Subject',
      body_plain: 'Email Body',
      sent_at: 'Email Date',
    });
  });
});

describe('records of a mail API', () => {
  const header_list = JSON.stringify([
    { name: 'Received', value: 'by mx.corp.test; Mon, 2 Mar 2026 10:00:05 +0000' },
    { name: 'From', value: 'Jörg <jobs@corp.test>' },
    { name: 'To', value: 'ada@example.org' },
    { name: 'SUBJECT', value: 'Your application' },
    { name: 'Date', value: 'Mon, 2 Mar 2026 10:00:00 +0000' },
    { name: 'List-Unsubscribe', value: '<https://corp.test/bye>' },
  ]);
  const expected = {
    from_address: 'jobs@corp.test',
    from_name: 'Jörg',
    to_address: 'ada@example.org',
    subject: 'Your application',
    sent_at: '2026-03-02T10:00:00.000Z',
    received_at: '2026-03-02T10:00:05.000Z',
    is_bulk: true,
  };

  it('with the body in one piece', () => {
    const row = read({
      header_list,
      part_type: 'text/html',
      part_data: base64url('<p>Grüße?</p>'),
    });
    expect(row).toMatchObject({ ...expected, body_plain: null, body_html: '<p>Grüße?</p>' });
  });

  it('with parts within parts; attachments are no text, and a body is more than a summary', () => {
    const part = (mimeType: string, text: string, filename = '') => ({
      mimeType,
      filename,
      body: { data: base64url(text) },
    });
    const alternative = {
      mimeType: 'multipart/alternative',
      parts: [
        part('text/plain', 'Hello Ada, thank you'),
        part('text/html', '<p>Hello Ada, thank you</p>'),
      ],
    };
    const part_list = JSON.stringify([alternative, part('text/plain', 'terms', 'terms.txt')]);
    expect(read({ header_list, part_list, body_plain: 'Hello Ada, …' })).toMatchObject({
      ...expected,
      body_plain: 'Hello Ada, thank you',
      body_html: '<p>Hello Ada, thank you</p>',
    });
    expect(read({ header_list, body_plain: 'Hello Ada, …' })).toMatchObject({
      body_plain: 'Hello Ada, …',
    });
  });

  it('with the header as it stood in the mail; a column of its own is more', () => {
    const cells = {
      header_list: 'From: Jörg <jobs@corp.test>\nSubject: one\n',
      subject: 'two',
      body_plain: 'x',
    };
    expect(read(cells)).toMatchObject({
      from_address: 'jobs@corp.test',
      from_name: 'Jörg',
      subject: 'two',
    });
    expect(read({ ...cells, header_list: '[{"name": 1}, null, "x"' })).toMatchObject({
      from_address: 'unknown',
    });
  });
});

it('sets as Python shows them are lists', () => {
  const row = read({
    from_address: "frozenset({'a@x.test'})",
    to_address: "{'b@x.test', 'c@x.test'}",
    body_plain: 'x',
  });
  expect(row).toMatchObject({ from_address: 'a@x.test', to_address: 'b@x.test, c@x.test' });
});
