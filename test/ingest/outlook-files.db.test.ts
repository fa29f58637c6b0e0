// Folders of mail as Outlook saves it, beside other mail.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outlookFile, outlookMail } from '../support/outlook-file.ts';
import { runCli } from '../support/run-cli.ts';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;
beforeAll(async () => {
  mail = await mailLoading();
});
afterAll(() => mail[Symbol.asyncDispose]());

const EML = `From: Tern Works Jobs <jobs@tern.example>
To: Ada <ada@home.example>
Subject: Your application at Tern Works
Message-ID: <first@tern.example>
Date: Wed, 4 Mar 2026 09:10:11 +0000
Received: from a by b; Wed, 4 Mar 2026 09:10:15 +0000

Thank you for your application.
We will be in touch.
`;

const answer = outlookMail({
  ...{ '0037': 'Re: Your application at Tern Works', '1035': '<second@tern.example>' },
  ...{ '1042': '<first@tern.example>', '1000': 'We regret.' },
});

test('a folder of .msg files is loaded as one of .eml files: threads, answers, repeats', async () => {
  await mail.write('saved/1.msg', outlookMail());
  await mail.write('saved/deep/2.MSG', answer);
  await mail.write('saved/3.msg.gz', gzipSync(outlookMail({ '1035': '<third@tern.example>' })));
  await mail.write('saved/same.eml', EML);
  await mail.load('outlook', `${mail.folder}/saved`);
  const emails = await mail.emails('outlook');
  expect(emails.map(({ message_external_id }) => message_external_id).toSorted()).toEqual([
    'first@tern.example',
    'second@tern.example',
    'third@tern.example',
  ]);
  expect(emails.find(({ parent }) => parent !== null)).toMatchObject({
    ...{ subject: 'Re: Your application at Tern Works', body_plain: 'We regret.' },
    ...{ parent: 'Your application at Tern Works', from_name: 'Tern Works Jobs' },
  });
  const again = await mail.load('outlook', `${mail.folder}/saved`);
  expect(again).toMatchObject({ inserted: 0 });
});

test('what is damaged, or no mail, is set aside with a sentence; the rest is loaded', async () => {
  await mail.write('odd/cut.msg', answer.subarray(0, 3000));
  await mail.write('odd/contact.msg', outlookMail({ '001a': 'IPM.Contact' }));
  await mail.write('odd/letter.doc', outlookFile({ properties: {} }));
  await mail.write('odd/whole.msg', answer);
  const { code, stdout, stderr } = await runCli([
    ...['ingest', 'emails', `${mail.folder}/odd`, '--account', 'odd@home.example'],
    ...['--database-url', mail.url],
  ]);
  expect(code).toBe(0);
  expect(await mail.emails('odd@home.example')).toHaveLength(1);
  const { rows } = await mail.session.pg.query(
    `select reason_code, message from etl.rejects order by reason_code, message`,
  );
  expect(rows).toEqual([
    {
      reason_code: 'outlook_damaged',
      message:
        "cut.msg: it is a file of Outlook's (.msg) that is damaged or cut off; save the mail again",
    },
    {
      reason_code: 'outlook_no_mail',
      message: expect.stringMatching(/^contact.msg: it is an Office file or/),
    },
    { reason_code: 'outlook_no_mail', message: expect.stringMatching(/^letter.doc: /) },
  ]);
  expect(`${stdout}${stderr}`).toContain('3');
});
