// The process that works may be caught in a computation that hears no signal, or wait for one that never comes back. This
// one is never busy: it ends the other in time, and has what is left cleaned up. Must parse on any Node.js.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Signals so close together are one: a terminal tells all its processes, npm and others pass it on once more. */
const AT_ONCE_MS = 1_000;
/** So long may the work take to roll back and to remove what it made; ten seconds are promised for all of it. */
const GRACE_MS = 5_500;
/** So long may a process stay that has nothing left to do. */
const REST_MS = 500;
const CLEAN_UP_MS = 4_000;
const TERMINAL_AS_BEFORE = '\u001b[?25h\n';
const KILLED_HINT =
  '\nhint: if nobody has killed it, the machine was out of memory; run the same command again';

/**
 * Runs the program under `node` to its end and takes over its exit code. A signal goes on to it once; the second one, or
 * a grace that is over, kills it.
 */
export function supervise({ node, program, cleaner, words, env }) {
  const flags = node === process.execPath ? process.execArgv : [];
  const shown = words.map(withoutPassword);
  const hidesWords = shown.some((word, at) => word !== words[at]);
  if (hidesWords) process.title = ['nyx-etl', ...shown].join(' ');
  const child = spawn(node, [...flags, program, ...shown], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...env,
      NYX_ETL_LAUNCHER: String(process.pid),
      ...(hidesWords ? { NYX_ETL_WORDS: JSON.stringify(words) } : {}),
    },
  });
  /** What the program has made and would not leave, by its JSON. */
  const held = new Set();
  let stopped;
  let answered = !asksForJson(words);

  const endAfter = (ms) => {
    clearTimeout(stopped.timer);
    stopped.timer = setTimeout(() => child.kill('SIGKILL'), ms);
  };
  const stop = (signal, isPassedOn) => {
    if (stopped === undefined) {
      stopped = { signal, at: Date.now(), timer: undefined };
      endAfter(GRACE_MS);
      if (!isPassedOn) child.kill(signal);
    } else if (Date.now() - stopped.at >= AT_ONCE_MS) child.kill('SIGKILL');
  };
  for (const signal of SIGNALS) process.on(signal, () => stop(signal, false));
  child.on('message', (message) => {
    if (message.held) held.add(JSON.stringify(message.held));
    if (message.answered) answered = true;
    if (message.released) held.delete(JSON.stringify(message.released));
    if (message.stopping && !stopped) stop(message.stopping, true);
    if (message.unwound !== undefined && stopped) {
      stopped.code = message.unwound;
      endAfter(REST_MS);
    }
  });
  child.on('error', (error) => {
    if (child.pid !== undefined) return;
    fail('launcher', `${node} cannot be started (${error.code})`, 1, words);
  });
  child.on('exit', (code, signal) => {
    clearTimeout(stopped?.timer);
    process.exitCode = signal
      ? (stopped?.code ?? 128 + constants.signals[stopped?.signal ?? signal])
      : code;
    if (signal) {
      const [name, by] = stopped ? ['interrupted', stopped.signal] : ['killed', signal];
      if (!answered) process.stdout.write(errorObject(name, `stopped by ${by}`, process.exitCode));
      // What has unwound has said so itself.
      if (stopped?.code === undefined) tellUser(`stopped by ${by}`, stopped ? '' : KILLED_HINT);
    }
    // Stopped while a server came up, it may have ended before it could ask who else uses it.
    if ((signal || stopped) && held.size > 0) cleanUp(node, cleaner, [...held]);
  });
}

/** Says why nothing could be started: on stderr and, with --json, as the one object on stdout. */
export function fail(code, message, exitCode, words) {
  process.exitCode = exitCode;
  console.error(`error: ${message}`);
  if (asksForJson(words)) process.stdout.write(errorObject(code, message, exitCode));
}

/** Where a progress bar was, it has hidden the cursor and no longer breaks lines. */
function tellUser(message, hint) {
  if (process.stderr.isTTY && process.env.TERM !== 'dumb') process.stderr.write(TERMINAL_AS_BEFORE);
  console.error(`${message}${hint}`);
}

/** All users of a machine see what a process was started with, and nobody but its own its environment. */
function withoutPassword(word) {
  return word
    .replace(/(:\/\/[^:/@\s]*:).+(?=@)/, '$1***')
    .replace(/(password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&']+)/g, '$1***');
}

function asksForJson(words) {
  return words.some((word) => word === '--json' || word === '--json=true');
}

/** As docs/json/error.schema.json has it. */
function errorObject(code, message, exit_code) {
  const error = { code, message, hint: null, exit_code };
  return `${JSON.stringify({ schema: 'nyx-etl/error@1', error, loads: [] }, null, 2)}\n`;
}

/** The terminal does not reach it: a further Ctrl-C ends nobody who is about to be done. */
function cleanUp(node, cleaner, held) {
  const child = spawn(node, [cleaner, ...held], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  setTimeout(() => process.exit(), CLEAN_UP_MS).unref();
  child.on('exit', () => process.exit());
}
