// Every message of a generated mailbox, and of the mail corpora that NYX_REAL_DATA points to, becomes a row or a reject
// with a reason.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateMbox } from '../../bench/generate-mbox.ts';
import { mailLoading } from './mail-loading.ts';

const folder = process.env.NYX_REAL_DATA && join(process.env.NYX_REAL_DATA, 'emails');
const corpora = folder ? (await readdir(folder)).map((name) => join(folder, name)) : [];
const NO_MESSAGE = new Set([
  'empty',
  'not_a_message',
  'outlook_damaged',
  'outlook_no_mail',
  'outlook_pst',
  'archive',
  'table',
]);

/** Loads the generated mailbox and at most so many corpora, twice. */
export function testRealEmails(most = Number.POSITIVE_INFINITY): void {
  it.each(['generated', ...corpora.slice(0, most)])(
    '%s: read = inserted + duplicate + rejected, twice',
    async (corpus) => {
      await using mail = await mailLoading();
      const path = corpus === 'generated' ? join(mail.folder, 'generated.mbox') : corpus;
      if (corpus === 'generated') await generateMbox(path, 300);
      const load = () => mail.load('ada@example.org', path, { maxMessageBytes: 50e6 });
      const { read, inserted, unchanged, duplicate, rejected, reasons, notes } = await load();
      console.log(
        path,
        JSON.stringify({ read, inserted, unchanged, duplicate, rejected, reasons, notes }),
      );
      expect(read).toBe(inserted + unchanged + duplicate + rejected);
      const damaged = Object.entries(reasons).filter(([reason]) => !NO_MESSAGE.has(reason));
      expect(damaged.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(read * 0.01);
      expect(await load()).toMatchObject({
        read,
        inserted: 0,
        unchanged: inserted,
        duplicate,
        rejected,
      });
    },
  );
}
