// Runs in a thread of its own: CSV comes in through a pipe, rows of COPY's binary format go out, null at the end.
import { readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { CsvRows } from './csv-rows.ts';
import { AHEAD, BYTES_AHEAD, STOPPED, type TranscodeJob } from './transcode.ts';

/** What a pipe holds. */
const input = Buffer.allocUnsafeSlow(64 * 1024);
const SENT_AT_ONCE = 4 * input.length;

parentPort?.on('message', ({ pipe, types, control }: TranscodeJob) => {
  const rows = new CsvRows(types);
  const isStopped = () => Atomics.load(control, STOPPED) === 1;
  for (let read = readSync(pipe, input); read > 0; read = readSync(pipe, input)) {
    if (isStopped()) continue;
    rows.add(input.subarray(0, read));
    if (rows.length < SENT_AT_ONCE) continue;
    send(rows.take(), control);
    for (let ahead = BYTES_AHEAD + 1; ahead > BYTES_AHEAD && !isStopped(); ) {
      ahead = Atomics.load(control, AHEAD);
      if (ahead > BYTES_AHEAD) Atomics.wait(control, AHEAD, ahead);
    }
  }
  send(rows.take(), control);
  parentPort?.postMessage(null);
});

function send(bytes: Buffer<ArrayBuffer>, control: Int32Array): void {
  Atomics.add(control, AHEAD, bytes.length);
  parentPort?.postMessage(bytes, [bytes.buffer]);
}
