import type { Socket } from 'node:net';
import pg from 'pg';
import type { ConnectionSettings } from './connection-settings.ts';
import { dial, type Line } from './dial.ts';

export interface Patience {
  /** So long may a connection be quiet before the server is asked whether it is there. */
  silenceMs: number;
  /** So long may it take to answer. */
  answerMs: number;
}

/** Long statements are quiet, too, and a busy server is slow: neither is a reason to give up. */
export const PATIENCE: Patience = { silenceMs: 30_000, answerMs: 60_000 };

/**
 * Destroys the socket of a connection that was cut without a word, which would hang for ever: no byte has passed, and a
 * new connection to the same server gets no answer either.
 */
export function watchConnection(
  { socket, settings }: Line,
  { silenceMs, answerMs }: Patience,
): Disposable {
  let seen = -1;
  let asking = false;
  const timer = setInterval(async () => {
    const passed = bytesPassed(socket);
    const quiet = passed === seen;
    seen = passed;
    if (!quiet || asking) return;
    asking = true;
    const answered = await answers(settings, answerMs);
    asking = false;
    if (!answered && bytesPassed(socket) === passed)
      socket.destroy(new Error('Connection terminated: the server does not answer any more'));
  }, silenceMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

const bytesPassed = (socket: Socket): number => socket.bytesRead + socket.bytesWritten;

async function answers(settings: ConnectionSettings, withinMs: number): Promise<boolean> {
  try {
    const { client } = await dial({ ...settings, timeoutMs: withinMs });
    await client.end();
    return true;
  } catch (error) {
    // A refusal (too many connections) is an answer.
    return error instanceof pg.DatabaseError;
  }
}
