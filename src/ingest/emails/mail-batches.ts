import type { MailPiece } from '../../mail/mbox/mbox-splitter.ts';
import { readMessage } from '../../mail/message-row.ts';
import { isOutlookFile, readOutlookMessage } from '../../mail/outlook/outlook-message.ts';
import { type MailRecord, type StagedRecords, stageRecords } from './stage-records.ts';

/** A message to be read, or something that is set aside unread, with its place `file#offset+length`. */
export interface PlacedPiece {
  recordNumber: number;
  place: string;
  piece: MailPiece;
}

/** Messages on their way to be read: the bytes of all, one after another, and where each lies in them. */
export interface MailBatch {
  bytes: Uint8Array<ArrayBuffer>;
  entries: (Pick<MailRecord, 'recordNumber' | 'place' | 'byteOffset'> &
    ({ start: number; end: number; doubtful: boolean } | { reason: string }))[];
}

const BATCH_BYTES = 256 * 1024;
const BATCH_PIECES = 1000;

/** Gathers pieces into batches of some hundred kilobytes: one by one they are not worth the way to another thread. */
export async function* gatherBatches(
  pieces: AsyncIterable<PlacedPiece>,
): AsyncGenerator<MailBatch> {
  let gathered: PlacedPiece[] = [];
  let bytes = 0;
  for await (const placed of pieces) {
    gathered.push(placed);
    bytes += placed.piece.kind === 'message' ? placed.piece.bytes.length : 0;
    if (bytes < BATCH_BYTES && gathered.length < BATCH_PIECES) continue;
    yield pack(gathered, bytes);
    gathered = [];
    bytes = 0;
  }
  if (gathered.length > 0) yield pack(gathered, bytes);
}

function pack(pieces: readonly PlacedPiece[], length: number): MailBatch {
  const bytes = new Uint8Array(length);
  let end = 0;
  const entries = pieces.map(({ recordNumber, place, piece }) => {
    const entry = { recordNumber, place, byteOffset: piece.offset };
    if (piece.kind === 'set_aside') return { ...entry, reason: piece.reason };
    const start = end;
    bytes.set(piece.bytes, start);
    end += piece.bytes.length;
    return { ...entry, start, end, doubtful: piece.doubtful === true };
  });
  return { bytes, entries };
}

/** Reads the messages of a batch into rows. */
export function readBatch({ bytes, entries }: MailBatch): StagedRecords {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const records = entries.map((entry): MailRecord => {
    if ('reason' in entry) return { ...entry, raw: entry.place, content: entry };
    const message = buffer.subarray(entry.start, entry.end);
    const content = isOutlookFile(message) ? readOutlookMessage(message) : readMessage(message);
    if (entry.doubtful && 'repairs' in content) content.repairs.push('separator_doubtful');
    return { ...entry, raw: entry.place, content };
  });
  return stageRecords(records);
}
