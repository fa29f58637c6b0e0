// postal-mime parsing the messages of an mbox in one thread: node bench/postal-mime-alone.ts FILE
import { createReadStream } from 'node:fs';
import PostalMime from 'postal-mime';
import { splitMbox } from '../src/mail/mbox/mbox-splitter.ts';

const file = createReadStream(process.argv[2] ?? '', { highWaterMark: 1 << 20 });
for await (const piece of splitMbox(file, { maxMessageBytes: 5e7 })) {
  if (piece.kind === 'message') await PostalMime.parse(piece.bytes);
}
