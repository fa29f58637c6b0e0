import { at } from '../random.ts';
import type { World } from '../world/world.ts';
import { applicationMail } from './application-mail.ts';
import { type MboxEntry, toMbox } from './mbox.ts';
import { type MailDraft, renderMessage } from './message.ts';
import { otherMail } from './other-mail.ts';

/** The mailbox as one mbox file, with how many entries it has and how many of them cannot or need not be loaded. */
interface MailboxFile {
  bytes: Buffer;
  messages: number;
  rejects: number;
  duplicates: number;
}

/** Writes `count` messages in order of time, then some twice, and two stretches that are no mail. */
export function makeMailbox(world: World, count: number): MailboxFile {
  const random = world.random.fork('mail');
  const about = applicationMail(random.fork('applications'), world.person, world.replies);
  const rest = Math.max(0, count - about.length);
  const drafts = [...about, ...otherMail(random.fork('other'), world.person, world.posts, rest)];
  const rendering = random.fork('rendering');
  const entries = drafts
    .sort((a, b) => a.at - b.at)
    .map((draft) => entry(draft, renderMessage(rendering, draft)));
  const again = rendering.sample(entries, 6);
  const broken = [noMail(at(entries, 0).at), tooDeep(at(entries, 1).at)];
  const all = [...entries, ...again, ...broken].sort((a, b) => a.at - b.at);
  return {
    bytes: toMbox(all),
    messages: all.length,
    rejects: broken.length,
    duplicates: again.length,
  };
}

function entry(draft: MailDraft, message: Buffer): MboxEntry {
  return { sender: draft.from.address, at: draft.at, message };
}

/** What a crashed mail program leaves: lines of the form of headers, but none that mail has. */
function noMail(instant: number): MboxEntry {
  const text = 'Garbled: 0x00ff31\nSegment: 17 of 23\n\nfragment of an index, not a message\n';
  return { sender: 'MAILER-DAEMON', at: instant, message: Buffer.from(text) };
}

/** Parts within parts within parts, more of them than any reader should follow. */
function tooDeep(instant: number): MboxEntry {
  const levels = Array.from(
    { length: 150 },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`,
  );
  const text = `From: bomb@best-offers.example\nSubject: unfold me\nMIME-Version: 1.0\n${levels.join('')}\n`;
  return { sender: 'bomb@best-offers.example', at: instant, message: Buffer.from(text) };
}
