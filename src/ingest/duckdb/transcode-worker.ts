// Runs in a thread of its own: CSV comes in through a pipe, rows of COPY's binary format go out. It only ever waits for
// events, so that it can be ended at any time.
import { parentPort } from 'node:worker_threads';
import { CsvRows } from './csv-rows.ts';
import { readPipe } from './named-pipe.ts';
import { BYTES_AHEAD, type TranscodeJob, type TranscodeMessage } from './transcode.ts';

const SENT_AT_ONCE = 256 * 1024;

parentPort?.on('message', ({ path, types, port }: TranscodeJob) => {
  const rows = new CsvRows(types);
  const csv = readPipe(path);
  let ahead = 0;
  const tell = (message: TranscodeMessage) =>
    port.postMessage(message, message instanceof Uint8Array ? [message.buffer] : []);
  const send = () => {
    const bytes = rows.take();
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
  port.on('message', (taken: number) => {
    ahead -= taken;
    if (ahead <= BYTES_AHEAD) csv.resume();
  });
  port.on('close', () => csv.destroy());
});
