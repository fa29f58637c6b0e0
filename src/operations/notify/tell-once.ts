import { takeLock, whileLocked } from '../../database/advisory-lock.ts';
import { type Session, transaction } from '../../database/session.ts';
import { EtlError } from '../../errors.ts';
import { beginNotice, type Notice, settleNotice, withdrawNotice } from '../../ledger/notices.ts';

/** What was told now, or why not: `told before` is no news. */
export type Told = 'told' | 'told before' | EtlError;

interface Telling {
  /** With brackets, for a mail: its readers' programs know a repeated one by it. */
  messageId?: string;
  /** Done with the notice, in one transaction with it. */
  record?: (messageId: string) => Promise<void>;
  send(messageId: string): Promise<void>;
}

/**
 * Tells something once. A kill between sending and recording leaves a webhook told; a mail, which has the same Message-ID, is
 * sent once more and no further. What certainly was not taken is given back as the error, and tried again by the next call.
 * Of two that tell the same at once the second waits, and finds it told.
 */
export async function tellOnce(session: Session, notice: Notice, telling: Telling): Promise<Told> {
  const key = ['nyx-etl notice', `${notice.channel} ${notice.subject}`] as const;
  await takeLock(session, key);
  return whileLocked(session, key, () => tell(session, notice, telling));
}

async function tell(
  session: Session,
  notice: Notice,
  { messageId, record = async () => {}, send }: Telling,
): Promise<Told> {
  const begun = await beginNotice(session, notice, messageId ?? null);
  if (begun.isSent) return 'told before';
  const mostRepeats = messageId === undefined ? 0 : 1;
  if (begun.attemptsBefore <= mostRepeats) {
    try {
      await send(begun.messageId ?? '');
    } catch (error) {
      if (!(error instanceof EtlError)) throw error;
      if (error.code !== 'notify.unknown') await withdrawNotice(session, begun.id);
      return error;
    }
  }
  await transaction(session, async () => {
    await record(begun.messageId ?? '');
    await settleNotice(session, begun.id);
  });
  return 'told';
}
