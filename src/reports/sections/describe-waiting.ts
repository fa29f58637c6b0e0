// How many mails wait for a person: what they say counts nowhere yet.
import type { Block } from '../document.ts';
import { plural } from '../format.ts';

/** A sentence with the command that asks for the verdicts; nothing where no mail waits. */
export function describeWaiting(mails: number): Block[] {
  if (mails === 0) return [];
  const wait = mails === 1 ? 'waits' : 'wait';
  return [
    {
      kind: 'paragraph',
      text: `${plural(mails, 'mail')} ${wait} for your verdict (nyx-etl review); what is only guessed counts as no answer until then.`,
    },
  ];
}
