import { mboxDate } from '../instants.ts';

export interface MboxEntry {
  sender: string;
  at: number;
  message: Buffer;
}

/** An mboxrd file: a separator line before each message, `>` before lines that could be taken for one. */
export function toMbox(entries: readonly MboxEntry[]): Buffer {
  return Buffer.concat(
    entries.flatMap(({ sender, at, message }) => [
      Buffer.from(`From ${sender} ${mboxDate(at)}\n`),
      quoteFromLines(message),
      Buffer.from(message.at(-1) === 0x0a ? '\n' : '\n\n'),
    ]),
  );
}

function quoteFromLines(message: Buffer): Buffer {
  if (!message.includes('From ')) return message;
  return Buffer.from(message.toString('latin1').replaceAll(/^(>*From )/gm, '>$1'), 'latin1');
}
