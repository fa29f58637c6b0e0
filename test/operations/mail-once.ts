// Mails the digests of a database once; a program of its own, to be killed while the server has the mail.
import { connect } from '../../src/database/session.ts';
import { mailDigests } from '../../src/operations/notify/mail-digests.ts';

const [url, port] = process.argv.slice(2);
await using session = await connect(url, 'nyx-etl digests');
await mailDigests(session, {
  smtp: { host: '127.0.0.1', port: Number(port), tls: 'none', from: 'nyx@example.org' },
  to: 'u@example.org',
  account: 'u@example.org',
  maxAgeHours: 1e6,
  asOf: '2026-04-01T00:00:00Z',
  render: async (id) => ({
    subject: 'Session',
    text: `session ${id}`,
    html: `<p>session ${id}</p>`,
  }),
});
