/** What counts as a separator in this file beyond the common rule. */
export interface SeparatorRules {
  /** The file is itself a series of git patches, whose `From <commit>` lines are separators. */
  gitPatches: boolean;
  /** Its first separator has neither an address nor a date, so the others may have none either. */
  bareSenders: boolean;
}

/**
 * `certain`: a separator even without a blank line before it; `likely`: one behind a blank line, or where a
 * Content-Length ends; `doubtful`: a sentence may begin like this, so nothing is split there.
 */
type Strength = 'certain' | 'likely' | 'doubtful';

/** A separator line: where the message after it begins, and what kind of writer made it. */
export interface Separator {
  end: number;
  strength: Strength;
  gitPatch: boolean;
}

const MAX_LINE_BYTES = 1000;
const HEADER_LINE = /^(?:[!-9;-~]{1,100}[ \t]*:|>From )/;
const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)';
const CLOCK = '\\d{1,2}:\\d\\d(?::\\d\\d)?';
/** What may stand behind a date: its zone, or the host that handed the mail on (UUCP). */
const REST = '(?: [\\w+.:()-]{1,60}){0,3}$';
/** `Mon Mar  2 09:00:00 2026` as asctime writes it, with a zone before or behind the year, without seconds. */
const ASCTIME = `${DAY}[a-z]{0,6},? +[a-z]{3,9} +\\d{1,2},? +(?:\\d{4} +)?${CLOCK}(?: [ap]m)?(?: +[+-]?\\w{1,5}){0,2}`;
const DATES = [
  new RegExp(` ${ASCTIME}${REST}`, 'i'),
  new RegExp(` (?:${DAY}[a-z]{0,6},? +)?\\d{1,2}[ -][a-z]{3,9}[ -]\\d{2,4} +${CLOCK}${REST}`, 'i'),
  new RegExp(` \\d{4}-\\d\\d-\\d\\d[T ]${CLOCK}`, 'i'),
  new RegExp(` \\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4},? +${CLOCK}`),
];
/** A sender of one word, perhaps a local user or the `-` of Netscape, and a date as asctime writes it, and nothing more. */
const POSTMARK = new RegExp(
  `^From \\S+ +${DAY} [a-z]{3} [ \\d]?\\d \\d\\d:\\d\\d(?::\\d\\d)? (?:[+-]?\\w{3,5} )?\\d{4}(?: [+-]\\d{4})?$`,
  'i',
);
/** A sender that is no word of a sentence: an address, `???@???` of Eudora, the `-` of Netscape. */
const ADDRESSED = /^From (?:\S*@\S*|-|mailer-daemon)(?: |$)/i;
const ONE_WORD = /^From \S+$/;
const MAIL_FIELD =
  /^(?:x-|received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-|status|sender|reply-to)[a-z-]{0,60}[ \t]*:/i;
/** Fields that servers write, and people do not begin a line with. */
const TRACE_FIELD =
  /^(?:x-[a-z-]{1,60}|received|return-path|delivered-to|message-id|mime-version)[ \t]*:/i;
const GIT_PATCH = /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001/;

/** Judges the line at `at`: a separator, none, or `more` when the bytes seen so far do not tell. */
export function separatorAt(
  view: Buffer,
  at: number,
  ended: boolean,
  rules: SeparatorRules,
): Separator | 'no' | 'more' {
  if (view.toString('latin1', at, at + 5) !== 'From ')
    return view.length - at < 5 && !ended ? 'more' : 'no';
  const own = lineAt(view, at, ended);
  if (own === 'more' || own.end === -1) return own === 'more' ? 'more' : 'no';
  const gitPatch = GIT_PATCH.test(own.text);
  if (gitPatch && !rules.gitPatches) return 'no';
  const next = lineAt(view, own.end, ended);
  if (next === 'more') return 'more';
  const strength = strengthOf(own.text, next.text, rules);
  return strength === 'no' ? 'no' : { end: own.end, gitPatch, strength };
}

function strengthOf(line: string, next: string, rules: SeparatorRules): Strength | 'no' {
  // As RFC 822 allowed it: a header field with a space before its colon.
  if (/^From[ \t]+:/.test(line)) return 'no';
  const isDated = DATES.some((date) => date.test(line));
  // A message without any header: only a line with a mailer's date in it is believed.
  if (next === '' || /^From /.test(next)) return isDated ? 'likely' : 'no';
  if (!HEADER_LINE.test(next)) return 'no';
  const isMail = MAIL_FIELD.test(next);
  if (isMail && POSTMARK.test(line)) return 'certain';
  if (isDated || ADDRESSED.test(line)) return 'likely';
  if (isMail && rules.bareSenders) return 'likely';
  if (ONE_WORD.test(line) && TRACE_FIELD.test(next)) return 'likely';
  return isMail ? 'doubtful' : 'no';
}

/**
 * The line at `start` without its end, which is a line feed, with carriage returns before it or without, or a carriage
 * return alone; `end` is where the next line begins, -1 when the line is too long or the last one.
 */
function lineAt(
  view: Buffer,
  start: number,
  ended: boolean,
): { text: string; end: number } | 'more' {
  const part = view.subarray(start, start + MAX_LINE_BYTES);
  const text = (length: number): string => part.toString('latin1', 0, length).trimEnd();
  let at = 0;
  while (at < part.length && part[at] !== 0x0a && part[at] !== 0x0d) at++;
  let end = at;
  while (part[end] === 0x0d) end++;
  if (part[end] === 0x0a) return { text: text(at), end: start + end + 1 };
  if (end === part.length && part.length < MAX_LINE_BYTES && !ended) return 'more';
  return { text: text(at), end: end > at ? start + at + 1 : -1 };
}
