// What has to be told when the user or the system wants the process to end.

type Cancel = () => Promise<void> | void;

const running = new Set<Cancel>();

/** Registers what stops a piece of work that is under way, until disposed. */
export function onInterrupt(cancel: Cancel): Disposable {
  running.add(cancel);
  return { [Symbol.dispose]: () => void running.delete(cancel) };
}

/** Stops all work under way; what was running fails, unwinds and cleans up after itself. */
export async function interrupt(): Promise<void> {
  await Promise.allSettled([...running].map((cancel) => cancel()));
}
