import { counted } from '../../src/counted.ts';
import type { Session } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { type DigestMail, mailDigests } from '../../src/operations/notify/mail-digests.ts';
import { readReport } from '../../src/reports/read-report.ts';
import { render } from '../../src/reports/render/render.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { temporaryFolder } from '../../src/temporary-folder.ts';

/** Columns of the mail's text. */
const WIDTH = 78;

/** Mails the digest of each session that has ended, once. */
export const mailSessions: JobStep = {
  name: 'mail',
  describe: 'mail the digests of sessions that have ended',
  run: async ({ session, settings, asOf }) => {
    const { to, account, max_age_hours } = settings.digest;
    if (to === undefined) return { summary: 'digest.to is not set', status: 'nothing_to_do' };
    const { mailed, problems } = await mailDigests(session, {
      ...{ smtp: settings.smtp, to, account: account ?? to, maxAgeHours: max_age_hours, asOf },
      render: (sessionId) => renderSession(session, sessionId),
    });
    return {
      summary: `${counted(mailed, 'digest')} mailed`,
      counts: { mailed, not_mailed: problems.length },
      ...(mailed === 0 && problems.length === 0 ? { status: 'nothing_to_do' } : {}),
      notes: problems,
    };
  },
};

/** From the database as it is now: sessions end more often than warehouses are published. */
async function renderSession(session: Session, wanted: string): Promise<DigestMail> {
  await using folder = await temporaryFolder('digest');
  await exportWarehouse(session, { out: folder.path, profile: 'analyst', temporary: true });
  const warehouse = await findWarehouse(folder.path);
  await using duckDb = await openWarehouse(warehouse);
  const document = (await readReport(duckDb, warehouse, { kind: 'session', wanted })).document();
  const style = { width: WIDTH, color: false };
  return {
    subject: document.title,
    text: await render(document, 'text', style),
    html: await render(document, 'html', style),
  };
}
