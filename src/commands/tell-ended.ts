import type { Session } from '../database/session.ts';
import { isInterrupted } from '../interrupt.ts';
import { messageOf } from '../thrown.ts';
import type { ConfiguredJobs } from './configured-jobs.ts';

/**
 * Tells the channels of the configuration how the jobs stand, after one has run, however it ended. What goes wrong with that is
 * complained of in a sentence, and changes nothing: the next run tells it.
 */
export async function tellEnded(
  session: Session,
  { jobs, configuration }: ConfiguredJobs,
  complain: (sentence: string) => void,
): Promise<void> {
  const { notify: channels, smtp } = configuration.settings;
  if (Object.keys(channels).length === 0 || isInterrupted()) return;
  try {
    const { tellRuns } = await import('../operations/notify/tell-runs.ts');
    const tell = Object.fromEntries(jobs.map((job) => [job.name, job.tell]));
    const { problems } = await tellRuns(session, { jobs: tell, channels, smtp });
    for (const problem of problems) complain(`not told: ${problem}`);
  } catch (error) {
    complain(`nobody was told: ${messageOf(error)}`);
  }
}
