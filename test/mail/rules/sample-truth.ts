// The mailbox of the sample, whose generator knows what each mail is: precision and recall per label.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applicationMail } from '../../../sample/mail/application-mail.ts';
import type { ReplyKind } from '../../../sample/world/replies.ts';
import { makeWorld } from '../../../sample/world/world.ts';
import { splitMbox, unescapeFromLines } from '../../../src/mail/mbox/mbox-splitter.ts';
import { readMessage } from '../../../src/mail/message-row.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import type { Label } from '../../../src/mail/rules/phrase-rules.ts';
import { type Sample, theSample } from '../../sample/read-sample.ts';
import { type Judged, printScores } from './scores.ts';

const LABELS: Readonly<Record<ReplyKind, Label>> = {
  receipt: 'status_update',
  rejection: 'rejection',
  rejection_after_interview: 'rejection',
  assessment: 'assessment',
  invite: 'interview_invite',
  interview_confirmed: 'interview_invite',
  reschedule: 'interview_invite',
  own_answer: 'other',
  offer: 'offer',
};

/** Senders of mail about no application. */
const OTHERS: readonly (readonly [RegExp, Label])[] = [
  [/@best-offers\.example$/, 'spam'],
  [/@mailhaven\.example$/, 'other'],
  [/@(?:digest-post\.example|linkedin\.com|indeed\.com|jobs\.stepstone\.de)$/, 'newsletter'],
];

function truths(): Map<string, Label> {
  const world = makeWorld('nyx', 1);
  const drafts = applicationMail(
    world.random.fork('mail').fork('applications'),
    world.person,
    world.replies,
  );
  return new Map(
    drafts.map((draft, index) => [
      draft.messageId,
      LABELS[world.replies[index]?.kind ?? 'own_answer'],
    ]),
  );
}

/** One in `every` message of each label. */
async function judgeMailbox(sample: Sample, every: number) {
  const known = truths();
  const judged = new Map<string, Judged>();
  const seen = new Map<Label, number>();
  for await (const piece of splitMbox(createReadStream(join(sample.folder, 'mail.mbox')), {
    maxMessageBytes: 1e6,
  })) {
    const row = piece.kind === 'message' ? readMessage(unescapeFromLines(piece.bytes)) : piece;
    if ('reason' in row || row.message_id === null) continue;
    const label =
      known.get(row.message_id) ?? OTHERS.find(([sender]) => sender.test(row.from_address))?.[1];
    if (label === undefined)
      throw new Error(`nobody knows what the mail of ${row.from_address} is`);
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    if (before % every > 0) continue;
    const verdict = classifyMail({
      fromAddress: row.from_address,
      direction: row.from_address === sample.manifest.user ? 'outbound' : 'inbound',
      isBulk: row.is_bulk,
      subject: row.subject,
      bodyPlain: row.body_plain,
      bodyHtml: row.body_html,
    });
    judged.set(row.message_id, { label, verdict });
  }
  return [...judged.values()];
}

/** Judges one in `every` message of each label. */
export function testSampleTruth(every: number): void {
  it("the sample's mail is told apart: precision and recall per label", async () => {
    const judged = await judgeMailbox(await theSample(), every);
    expect(Math.abs(judged.length - 4000 / every)).toBeLessThan(
      new Set(judged.map(({ label }) => label)).size,
    );
    for (const { label, precision, recall } of printScores(judged)) {
      const floor = label === 'rejection' || label === 'interview_invite' ? 0.95 : 0.9;
      expect(precision, `precision of ${label}`).toBeGreaterThanOrEqual(floor);
      expect(recall, `recall of ${label}`).toBeGreaterThanOrEqual(floor);
    }
  }, 60_000);
}
