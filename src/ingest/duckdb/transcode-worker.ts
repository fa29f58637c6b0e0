// Runs in a thread of its own: CSV comes in through a pipe, rows of COPY's binary format go out. It only ever waits for
// events, so that it can be ended at any time.
import { parentPort } from 'node:worker_threads';
import { CsvRows } from './csv-rows.ts';
import { readPipe } from './named-pipe.ts';
import {
  BYTES_AHEAD,
  type TakenMessage,
  type TranscodeJob,
  type TranscodeMessage,
} from './transcode.ts';

/** More than a socket holds back, so that each piece waits until the one before is written. */
const SENT_AT_ONCE = 256 * 1024;
/**
 * Most pieces fit into it: what comes through the pipe at once is no longer than 64 KB, and hardly
 * longer as rows.
 */
const PIECE_BYTES = 2 * SENT_AT_ONCE;

parentPort?.on('message', ({ path, types, port }: TranscodeJob) => {
  const rows = new CsvRows(types);
  const csv = readPipe(path);
  const empties: ArrayBuffer[] = [];
  let ahead = 0;
  const tell = (message: TranscodeMessage) =>
    port.postMessage(message, message instanceof Uint8Array ? [message.buffer] : []);
  const send = () => {
    const bytes = rows.take(empties.pop() ?? new ArrayBuffer(PIECE_BYTES));
    ahead += bytes.length;
    tell(bytes);
  };
  tell('opened');
  csv.on('data', (bytes) => {
    rows.add(bytes);
    if (rows.length < SENT_AT_ONCE) return;
    send();
    if (ahead > BYTES_AHEAD) csv.pause();
  });
  csv.on('end', () => {
    send();
    tell(null);
  });
  port.on('message', ({ bytes, empty }: TakenMessage) => {
    ahead -= bytes;
    if (empty) empties.push(empty);
    if (ahead <= BYTES_AHEAD) csv.resume();
  });
  port.on('close', () => csv.destroy());
});
