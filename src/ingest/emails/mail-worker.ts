// Runs in a thread of its own: batches of messages come in, their rows go out.
import { parentPort } from 'node:worker_threads';
import { type MailBatch, readBatch } from './mail-batches.ts';

parentPort?.on('message', (batch: MailBatch) => {
  const staged = readBatch(batch);
  parentPort?.postMessage(staged, [staged.bytes.buffer]);
});
