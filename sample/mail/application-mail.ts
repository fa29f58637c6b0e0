import { berlinOffset, DAY, spokenDate } from '../instants.ts';
import type { Random } from '../random.ts';
import { fill } from '../text/fill.ts';
import { MAIL_DE } from '../text/mail-de.ts';
import { MAIL_EN } from '../text/mail-en.ts';
import { MAIL_ES, MAIL_FR, MAIL_PT } from '../text/mail-romance.ts';
import type { MailTexts } from '../text/mail-template.ts';
import { FIRST_NAMES, LAST_NAMES } from '../text/people-names.ts';
import type { Language } from '../text/places.ts';
import type { Application } from '../world/applications.ts';
import type { Person } from '../world/person.ts';
import type { Reply } from '../world/replies.ts';
import { calendarInvite, offerLetter } from './attachments.ts';
import type { Mailbox, MailDraft } from './message.ts';
import { senderOf, shapeOf } from './senders.ts';

const TEXTS: Readonly<Record<Language, MailTexts>> = {
  en: MAIL_EN,
  de: MAIL_DE,
  fr: MAIL_FR,
  es: MAIL_ES,
  pt: MAIL_PT,
};

/** What all mail about one application has in common. */
interface Conversation {
  language: Language;
  recruiter: string;
  reference: string;
  human: Mailbox | null;
  subject: string;
  messageIds: string[];
}

/** Writes the mail about applications; the replies must be in order of time. */
export function applicationMail(
  random: Random,
  person: Person,
  replies: readonly Reply[],
): MailDraft[] {
  const conversations = new Map<Application, Conversation>();
  return replies.map((reply) => {
    const { application } = reply;
    const conversation = conversations.get(application) ?? begin(random, application);
    conversations.set(application, conversation);
    return writeMail(random, person, reply, conversation);
  });
}

function begin(random: Random, { post }: Application): Conversation {
  const { language } = post.company.place;
  return {
    language: random.chance(0.68) ? language : 'en',
    recruiter: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
    reference: `REF-${random.int(10_000, 99_999)}`,
    human: null,
    subject: '',
    messageIds: [],
  };
}

function writeMail(
  random: Random,
  person: Person,
  reply: Reply,
  conversation: Conversation,
): MailDraft {
  const { application, kind } = reply;
  const me: Mailbox = { name: `${person.first} ${person.last}`, address: person.email };
  const text = random.pick(TEXTS[conversation.language][kind]);
  const values = valuesOf(random, person, reply, conversation);
  const subject = fill(text.subject, values);
  const isMine = kind === 'own_answer';
  const sender = isMine ? me : senderOf(random, kind, application, conversation.recruiter);
  const isReply = subject.startsWith('Re: ');
  const from = isReply && !isMine ? (conversation.human ?? sender) : sender;
  const host = from.address.split('@')[1] ?? '';
  const messageId = `${random.hex(24)}@${host}`;
  const references = isReply ? [...conversation.messageIds] : [];
  if (kind === 'invite')
    Object.assign(conversation, { subject, human: from, messageIds: [messageId] });
  else if (isReply) conversation.messageIds.push(messageId);
  return {
    from,
    to: isMine ? (conversation.human ?? sender) : me,
    subject,
    at: reply.at,
    offsetHours: isMine ? berlinOffset(reply.at) : application.post.company.place.offsetHours,
    messageId,
    references,
    paragraphs: text.body.map((paragraph) => fill(paragraph, values)),
    ...shapeOf(random, from),
    ...attachmentOf(reply),
  };
}

function attachmentOf({
  kind,
  interview,
  application,
}: Reply): Pick<MailDraft, 'attachment'> | undefined {
  if (interview === null) return undefined;
  if (kind === 'interview_confirmed') return { attachment: calendarInvite(interview) };
  return kind === 'offer' ? { attachment: offerLetter(application.post.title) } : undefined;
}

function valuesOf(random: Random, person: Person, reply: Reply, conversation: Conversation) {
  const { application, interview, at } = reply;
  const { company, title, city } = application.post;
  const offer = interview?.outcome?.offer ?? null;
  return {
    company: company.name,
    title,
    city,
    first: person.first,
    last: person.last,
    name: `${person.first} ${person.last}`,
    recruiter: conversation.recruiter,
    reference: conversation.reference,
    subject: conversation.subject,
    link: `https://careers.${company.domain}/candidates/${random.hex(12)}`,
    date: spokenDate(interview?.scheduledAt ?? at + 3 * DAY),
    minutes: String(interview?.minutes ?? 45),
    mode: interview?.location === 'onsite' ? `at our office in ${city}` : 'by video',
    interviewers: interview?.interviewers.map(({ name }) => name).join(', ') ?? '',
    salary: offer === null ? '' : `${offer.currency} ${offer.salary}`,
    start: offer?.startOn ?? '',
  };
}
