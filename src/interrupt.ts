// What has to be told when the user or the system wants the process to end.
import { CANCELLED, type EndingSignal, SqlError } from './errors.ts';

type Cancel = () => Promise<void> | void;

/** What is asked to stop only once may just have been between two steps, and go on with the next one. */
const ASK_AGAIN_MS = 1_000;

const running = new Set<Cancel>();
const stopping = new AbortController();
let stoppedBy: EndingSignal | undefined;

/** Aborts when the process is asked to end: for waits that nobody else cuts short. */
export const interrupted: AbortSignal = stopping.signal;

/** Registers what stops a piece of work that is under way, until disposed. */
export function onInterrupt(cancel: Cancel): Disposable {
  running.add(cancel);
  return { [Symbol.dispose]: () => void running.delete(cancel) };
}

/** Stops all work under way, and that which comes; what was running fails, unwinds and cleans up after itself. */
export function interrupt(signal: EndingSignal): void {
  stoppedBy = signal;
  stopping.abort();
  const ask = () => void Promise.allSettled([...running].map(async (cancel) => cancel()));
  ask();
  setInterval(ask, ASK_AGAIN_MS).unref();
}

/** Whether the process has been asked to end. */
export function isInterrupted(): boolean {
  return interrupted.aborted;
}

/** The signal that asked the process to end. */
export function stoppingSignal(): EndingSignal | undefined {
  return stoppedBy;
}

/** `stopped by SIGINT`: what is said of work that was ended so, whatever failed first. */
export function describeInterruption(): string | undefined {
  return stoppedBy === undefined ? undefined : `stopped by ${stoppedBy}`;
}

/** Throws SqlError once the process has been asked to end, as if that had cancelled a statement: for what would begin now. */
export function refuseInterrupted(): void {
  if (isInterrupted()) throw new SqlError('interrupted', { code: CANCELLED, exitCode: 1 });
}
