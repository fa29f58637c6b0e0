// Every message of the mail corpora that NYX_REAL_DATA points to becomes a row or a reject with a reason.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOwner } from '../../src/ingest/emails/mailbox.ts';
import { loadEmails } from '../../src/ingest/load-emails.ts';
import { cloneDatabase } from '../support/database.ts';

const folder = process.env.NYX_REAL_DATA && join(process.env.NYX_REAL_DATA, 'emails');
const NO_MESSAGE = new Set(['empty', 'not_a_message', 'outlook_msg', 'table']);
const options = { maxRejects: { percent: 100 }, maxMessageBytes: 50e6, dryRun: false } as const;

if (folder) {
  describe('real mail', async () => {
    for (const corpus of await readdir(folder)) {
      it(`loads ${corpus}, twice`, async () => {
        await using database = await cloneDatabase();
        const { session } = database;
        await session.pg.query(`insert into nyx.users (name, email) values ('Ada', 'ada@example.org')`);
        const mailbox = {
          address: 'ada@example.org',
          userId: await findOwner(session, undefined),
          direction: null,
        };
        const load = () => loadEmails(session, join(folder, corpus), mailbox, options);
        const first = await load();
        const { read, inserted, unchanged, duplicate, rejected, reasons, notes } = first;
        console.log(
          corpus,
          JSON.stringify({ read, inserted, unchanged, duplicate, rejected, reasons, notes }),
        );
        expect(read).toBe(inserted + unchanged + duplicate + rejected);
        const damaged = Object.entries(reasons).filter(([reason]) => !NO_MESSAGE.has(reason));
        expect(damaged.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(read * 0.01);
        expect(await load()).toMatchObject({ read, inserted: 0, unchanged: inserted, duplicate, rejected });
      });
    }
  });
}
