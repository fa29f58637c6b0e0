import type { Session } from '../database/session.ts';
import { MINUTE_MS } from '../durations.ts';
import { EtlError } from '../errors.ts';
import { onInterrupt } from '../interrupt.ts';
import { beat } from '../ledger/runs.ts';
import type { Job } from './job.ts';

const BEAT_MS = 15_000;

interface RunWatch extends AsyncDisposable {
  /** Aborts when the job's time is up, or the process is asked to end. */
  signal: AbortSignal;
}

/**
 * Beside the session of a run: says every 15 seconds that it is at work, which its own session cannot in the middle of a
 * statement, and ends it when its time is up. Until then it needs no connection.
 */
export async function watchRun(session: Session, job: Job, runId: bigint): Promise<RunWatch> {
  const stopping = new AbortController();
  const { rows } = await session.pg.query<{ pid: number }>('select pg_backend_pid() as pid');
  let beside: Session | undefined;
  let working: Promise<void> = Promise.resolve();
  const send = (work: (beside: Session) => Promise<unknown>) => {
    working = working
      .then(async () => {
        beside ??= await session.another(`nyx-etl heartbeat of ${job.name}`);
        await work(beside);
      })
      // The run goes on without it: that it lives is shown by its lock. The next beat opens another one.
      .catch(async () => {
        const lost = beside;
        beside = undefined;
        await lost?.[Symbol.asyncDispose]();
      });
  };
  const heart = setInterval(() => send((own) => beat(own, runId)), BEAT_MS);
  const end = setTimeout(() => {
    stopping.abort(timeIsUp(job));
    send(({ pg }) => pg.query('select pg_cancel_backend($1)', [rows[0]?.pid]));
  }, job.timeoutMinutes * MINUTE_MS);
  const interruption = onInterrupt(() => stopping.abort());
  return {
    signal: stopping.signal,
    [Symbol.asyncDispose]: async () => {
      clearInterval(heart);
      clearTimeout(end);
      interruption[Symbol.dispose]();
      await working;
      await beside?.[Symbol.asyncDispose]();
    },
  };
}

function timeIsUp({ name, timeoutMinutes }: Job): EtlError {
  return new EtlError(`${name} has taken longer than ${timeoutMinutes} minutes and was ended`, {
    hint: `see which step with 'nyx-etl runs'; jobs.${name}.timeout_minutes of the configuration gives it more`,
    code: 'job.timeout',
    exitCode: 75,
  });
}
