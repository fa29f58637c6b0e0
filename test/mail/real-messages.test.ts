// Chosen messages of the corpora that NYX_REAL_DATA points to say what people read in them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMailFiles } from '../../src/ingest/emails/mail-files.ts';
import { readMailFile } from '../../src/ingest/emails/read-mail-file.ts';
import { readMessage } from '../../src/mail/message-row.ts';
import { knownMessages } from './real-message-values.ts';

const folder = process.env.NYX_REAL_DATA && join(process.env.NYX_REAL_DATA, 'emails');

async function readFirst(path: string) {
  for await (const file of listMailFiles(path)) {
    for await (const piece of readMailFile(file, { maxMessageBytes: 50e6 }))
      return piece.kind === 'message' ? readMessage(piece.bytes) : piece;
  }
  return undefined;
}

it('at least 40 are known', () => {
  expect(new Set(knownMessages.map(([file]) => file)).size).toBeGreaterThanOrEqual(40);
});

if (folder) {
  describe('real messages', () => {
    it.each(knownMessages)('%s', async (file, from, subject, date, text) => {
      const row = await readFirst(join(folder, file));
      expect(row).toMatchObject({
        from_address: from,
        subject,
        sent_at: date === null ? null : date.replace('Z', '.000Z'),
      });
      expect(row).toSatisfy(
        (read) => `${read.body_plain}\n${read.body_html}`.includes(text),
        `holds ${text}`,
      );
    });
  });
}
