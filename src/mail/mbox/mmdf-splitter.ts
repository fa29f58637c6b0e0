import { ByteWindow } from './byte-window.ts';
import type { MailPiece } from './mbox-splitter.ts';

const MARK = Buffer.from('\x01\x01\x01\x01\n');
const DOS_MARK = Buffer.from('\x01\x01\x01\x01\r\n');
const LF = 0x0a;

/** Whether a mailbox is of the kind whose messages stand between lines of four Ctrl-A, as MMDF and SCO wrote them. */
export function startsLikeMmdf(bytes: Buffer): boolean {
  return bytes.indexOf(MARK) === 0 || bytes.indexOf(DOS_MARK) === 0;
}

/** Splits the bytes of an MMDF mailbox into messages; holds one message at most. */
export async function* splitMmdf(
  source: AsyncIterable<Buffer>,
  { maxMessageBytes }: { maxMessageBytes: number },
): AsyncGenerator<MailPiece> {
  const window = new ByteWindow();
  let scanned = 0;
  /** Bytes of the current message that were let go because it is too large. */
  let dropped = 0;
  function* piece(end: number): Generator<MailPiece> {
    const place = { offset: window.offset - dropped, length: dropped + end };
    // Each message has a mark before it and one behind it, with nothing between the two.
    if (place.length === 0) return;
    if (place.length > maxMessageBytes)
      yield { kind: 'set_aside', reason: 'message_too_large', ...place };
    else yield { kind: 'message', bytes: Buffer.from(window.view().subarray(0, end)), ...place };
  }
  for await (const chunk of source) {
    window.append(chunk);
    for (let mark = nextMark(window.view(), scanned); mark !== undefined; ) {
      yield* piece(mark.at);
      window.consume(mark.end);
      dropped = 0;
      mark = nextMark(window.view(), 0);
    }
    scanned = Math.max(0, window.view().length - DOS_MARK.length);
    if (dropped + window.view().length <= maxMessageBytes) continue;
    // The line end before a mark is kept.
    const surplus = Math.max(0, scanned - 1);
    window.consume(surplus);
    dropped += surplus;
    scanned -= surplus;
  }
  yield* piece(window.view().length);
}

function nextMark(view: Buffer, from: number): { at: number; end: number } | undefined {
  for (let at = view.indexOf('\x01\x01\x01\x01', from); at !== -1; ) {
    const mark = [MARK, DOS_MARK].find((line) => view.subarray(at, at + line.length).equals(line));
    if (mark !== undefined && (at === 0 || view[at - 1] === LF))
      return { at, end: at + mark.length };
    at = view.indexOf('\x01\x01\x01\x01', at + 1);
  }
  return undefined;
}
