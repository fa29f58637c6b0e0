// Runs in a thread of its own: mails come in, what the rules make of them goes out.
import { parentPort } from 'node:worker_threads';
import { type EmailToRead, readEmail } from './read-email.ts';

parentPort?.on('message', (emails: EmailToRead[]) => {
  parentPort?.postMessage(emails.map(readEmail));
});
