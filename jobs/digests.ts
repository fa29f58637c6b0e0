import { counted } from '../src/counted.ts';
import type { Session } from '../src/database/session.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../src/database/warehouse.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { temporaryFolder } from '../src/files/temporary-folder.ts';
import { once } from '../src/once.ts';
import { type DigestMail, mailDigests } from '../src/operations/notify/mail-digests.ts';
import { namedInQueries } from '../src/reports/named-in-queries.ts';
import { readReport } from '../src/reports/read-report.ts';
import { renderMail } from '../src/reports/render/mail.ts';
import { render } from '../src/reports/render/render.ts';
import { defineJob } from '../src/scheduler/define-job.ts';
import type { JobStep } from '../src/scheduler/job.ts';
import { transformDigests } from './steps/derive.ts';

/** Columns of the mail's text. */
const WIDTH = 78;

/** Mails the digest of each session that has ended, once. */
const mailSessions: JobStep = {
  name: 'mail',
  describe: 'mail the digests of sessions that have ended',
  run: async ({ session, settings, asOf }) => {
    const { to, account, max_age_hours } = settings.digest;
    if (to === undefined) return { summary: 'digest.to is not set', status: 'nothing_to_do' };
    await using folder = await temporaryFolder('digest');
    const warehouse = once(() => copyWarehouse(session, folder.path));
    const { mailed, problems } = await mailDigests(session, {
      ...{ smtp: settings.smtp, to, account: account ?? to, maxAgeHours: max_age_hours, asOf },
      render: async (sessionId) => renderSession(await warehouse(), sessionId),
    });
    return {
      summary: `${counted(mailed, 'digest')} mailed`,
      counts: { mailed, not_mailed: problems.length },
      ...(mailed === 0 && problems.length === 0 ? { status: 'nothing_to_do' } : {}),
      notes: problems,
    };
  },
};

/** What reports of sessions read, from the database as it is now: sessions end more often than warehouses are published. */
async function copyWarehouse(session: Session, out: string): Promise<Warehouse> {
  const only = await namedInQueries('session');
  await exportWarehouse(session, { out, profile: 'analyst', temporary: true, only });
  return findWarehouse(out);
}

async function renderSession(warehouse: Warehouse, wanted: string): Promise<DigestMail> {
  await using duckDb = await openWarehouse(warehouse);
  const document = (await readReport(duckDb, warehouse, { kind: 'session', wanted })).document();
  return {
    subject: document.title,
    text: await render(document, 'text', { width: WIDTH, color: false }),
    html: renderMail(document),
  };
}

/** Every quarter of an hour: digests of the sessions that have ended, and the mail about each. */
export const digests = defineJob({
  name: 'digests',
  describe: 'digests of the sessions that have ended, mailed',
  cron: '*/15 * * * *',
  timeoutMinutes: 30,
  steps: [transformDigests, mailSessions],
});
