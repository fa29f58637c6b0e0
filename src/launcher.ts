// The launcher (bin/supervise.js), which starts this process, outlives it: what it has to be told.

/** What the launcher puts right when this process is killed before it has done so itself. */
export type Leftover =
  | { folder: string }
  | { lock: string }
  | { embeddedServer: string }
  | { process: number };

/**
 * `unwound` is the exit code of a process that has nothing left to do; `answered` that stdout has
 * the object that --json asks for.
 */
type Message =
  | { held: Leftover }
  | { released: Leftover }
  | { stopping: NodeJS.Signals }
  | { unwound: number }
  | { answered: true };

let connected = false;

/** Connects with the launcher, if it is one that has started this process; `onGone` is called when it dies. */
export function followLauncher(onGone: () => void): void {
  connected = process.connected === true && process.env.NYX_ETL_LAUNCHER === String(process.ppid);
  delete process.env.NYX_ETL_LAUNCHER;
  if (!connected) return;
  process.on('disconnect', () => {
    connected = false;
    onGone();
  });
  // Nothing comes this way: it is no reason to stay.
  process.channel?.unref();
}

/** What was typed: the launcher hands on by the environment what holds a password, and a placeholder as argument. */
export function typedWords(words: readonly string[]): readonly string[] {
  const given = process.env.NYX_ETL_WORDS;
  delete process.env.NYX_ETL_WORDS;
  return connected && given !== undefined ? JSON.parse(given) : words;
}

/** Tells the launcher, if there is one. */
export function tellLauncher(message: Message): void {
  if (connected) process.send?.(message);
}

/** Registers what must not stay when this process is killed, until disposed. */
export function leaves(leftover: Leftover): Disposable {
  tellLauncher({ held: leftover });
  return { [Symbol.dispose]: () => tellLauncher({ released: leftover }) };
}
