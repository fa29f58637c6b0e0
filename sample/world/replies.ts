import { AS_OF, DAY, HOUR, MINUTE, workingTime } from '../instants.ts';
import type { Random } from '../random.ts';
import type { Application } from './applications.ts';
import { arrangeInterview, type Interview, judgeInterview } from './interviews.ts';

export type ReplyKind =
  | 'receipt'
  | 'rejection'
  | 'rejection_after_interview'
  | 'assessment'
  | 'invite'
  | 'own_answer'
  | 'interview_confirmed'
  | 'reschedule'
  | 'offer';

/** One mail to be written about an application, with the interview it is about. */
export interface Reply {
  kind: ReplyKind;
  application: Application;
  at: number;
  interview: Interview | null;
}

/** What companies answer to the applications sent: many never, some after weeks. Nothing after AS_OF. */
export function makeReplies(
  random: Random,
  applications: readonly Application[],
): { replies: Reply[]; interviews: Interview[] } {
  const replies: Reply[] = [];
  const interviews: Interview[] = [];
  for (const application of applications) {
    if (application.submittedAt === null || application.isSuccess === false) continue;
    const story = tellStory(random, application, application.submittedAt);
    replies.push(...story.filter((reply) => reply.at < AS_OF));
    for (const { interview, at } of story) {
      if (interview !== null && at < AS_OF && !interviews.includes(interview))
        interviews.push(interview);
    }
  }
  return { replies: replies.sort((a, b) => a.at - b.at), interviews: interviews.map(knownByNow) };
}

function tellStory(random: Random, application: Application, sentAt: number): Reply[] {
  const { company } = application.post;
  const story: Reply[] = [];
  if (random.chance(company.ats === 'own' ? 0.6 : 0.82)) {
    const receiptAt = sentAt + Math.round(random.logNormal(3, 0.9) * MINUTE);
    story.push({ kind: 'receipt', application, at: receiptAt, interview: null });
  }
  if (!random.chance(company.replyShare)) return story;
  const answeredAt = workingTime(
    sentAt + 2 * HOUR + Math.round(random.logNormal(company.replyDays, 0.85) * DAY),
  );
  const score = (application.score ?? 650) / 1000;
  const inviteShare =
    Math.max(0.06, (score - 0.45) * 0.75) * (application.effort === 'low' ? 0.8 : 1.5);
  const path = random.unit();
  if (path < inviteShare) return [...story, ...interviewStory(random, application, 1, answeredAt)];
  if (path > 0.91) {
    story.push({ kind: 'assessment', application, at: answeredAt, interview: null });
    const laterAt = workingTime(answeredAt + Math.round(random.logNormal(8, 0.5) * DAY));
    if (random.chance(0.3)) story.push(...interviewStory(random, application, 1, laterAt));
    else if (random.chance(0.6))
      story.push({ kind: 'rejection', application, at: laterAt, interview: null });
    return story;
  }
  story.push({ kind: 'rejection', application, at: answeredAt, interview: null });
  return story;
}

function interviewStory(
  random: Random,
  application: Application,
  round: number,
  invitedAt: number,
): Reply[] {
  const interview = arrangeInterview(random, application, round, invitedAt);
  const mail = (kind: ReplyKind, at: number): Reply => ({ kind, application, at, interview });
  const answeredAt = invitedAt + Math.round(random.logNormal(3, 0.6) * HOUR);
  const story = [mail('invite', invitedAt), mail('own_answer', answeredAt)];
  const confirmedAt = workingTime(answeredAt + random.int(20, 300) * MINUTE);
  if (random.chance(0.75)) story.push(mail('interview_confirmed', confirmedAt));
  if (random.chance(0.14)) {
    story.push(mail('reschedule', workingTime(interview.scheduledAt - random.int(18, 30) * HOUR)));
    interview.scheduledAt += random.int(1, 3) * DAY;
  }
  const outcome = judgeInterview(random, interview);
  interview.outcome = outcome;
  if (outcome.offer !== null) story.push(mail('offer', outcome.at + 2 * HOUR));
  else if (outcome.result === 'failed' && random.chance(0.85))
    story.push(mail('rejection_after_interview', outcome.at + 3 * HOUR));
  else if (outcome.result === 'passed' && round < 4)
    story.push(...interviewStory(random, application, round + 1, outcome.at + HOUR));
  return story;
}

/** What has not happened yet is not known: an outcome after AS_OF is left out. */
function knownByNow(interview: Interview): Interview {
  return interview.outcome === null || interview.outcome.at < AS_OF
    ? interview
    : { ...interview, outcome: null };
}
