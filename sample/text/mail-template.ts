import type { ReplyKind } from '../world/replies.ts';

/** A mail as written by its sender; both parts hold {names} to fill in, the body is paragraphs. */
export interface MailTemplate {
  subject: string;
  body: readonly string[];
}

/** The mails of one language by what they say. */
export type MailTexts = Readonly<Record<ReplyKind, readonly MailTemplate[]>>;

export function template(subject: string, ...body: string[]): MailTemplate {
  return { subject, body };
}
