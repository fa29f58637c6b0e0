import { MAX_LINE_CHARACTERS } from './mime/limits.ts';

const PREFIX =
  /^\s*(?:(?:re|fwd?|aw|wg|antw|sv|vs|vb|tr|rif|i|r|ref|res|enc|odp|pd|ynt|回复|答复|转发|回覆)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]|\[[^\]]{1,60}\])\s*/i;

/** A subject without its reply and forward marks and list tags: what the mails of one thread share. */
export function normalizeSubject(subject: string): string {
  let rest = subject.slice(0, MAX_LINE_CHARACTERS);
  for (;;) {
    const shorter = rest.replace(PREFIX, '');
    if (shorter === rest || shorter.trim() === '')
      return rest
        .replace(/\s*\((?:fwd|forwarded)\)\s*$/i, '')
        .replace(/\s+/g, ' ')
        .trim();
    rest = shorter;
  }
}
