/** What counts as a separator in this file beyond the common rule. */
export interface SeparatorRules {
  /** The file is itself a series of git patches, whose `From <commit>` lines are separators. */
  gitPatches: boolean;
}

/** A separator line: where the message after it begins, and what kind of writer made it. */
export interface Separator {
  end: number;
  /** It can be nothing else, though it follows no blank line. */
  certain: boolean;
  gitPatch: boolean;
}

const MAX_LINE_BYTES = 1000;
const HEADER_LINE = /^(?:[!-9;-~]{1,100}[ \t]*:|>?From )/;
const MBOX_DATE = / (?:mon|tue|wed|thu|fri|sat|sun),? .*(?:\d\d:\d\d.* \d{4}| \d{4} .*\d\d:\d\d)/i;
/** A sender and a date as asctime writes it, and nothing more. */
const POSTMARK =
  /^From \S+@\S+ +(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d:\d\d (?:[+-]?\w{3,4} )?\d{4}(?: [+-]\d{4})?$/i;
const MAIL_FIELD =
  /^(?:x-|received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-)/i;
const GIT_PATCH = /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001/;

/** Judges the line at `at`: a separator, none, or `more` when the bytes seen so far do not tell. */
export function separatorAt(
  view: Buffer,
  at: number,
  ended: boolean,
  rules: SeparatorRules,
): Separator | 'no' | 'more' {
  if (view.toString('latin1', at, at + 5) !== 'From ') return view.length - at < 5 && !ended ? 'more' : 'no';
  const lineEnd = view.subarray(at, at + MAX_LINE_BYTES).indexOf(0x0a);
  if (lineEnd === -1) return view.length - at < MAX_LINE_BYTES && !ended ? 'more' : 'no';
  const end = at + lineEnd + 1;
  const line = view.toString('latin1', at, end).trimEnd();
  const gitPatch = GIT_PATCH.test(line);
  if (gitPatch && !rules.gitPatches) return 'no';
  const next = nextLine(view, end, ended);
  if (next === 'more') return 'more';
  const thunderbird =
    line.startsWith('From - ') && MBOX_DATE.test(line) && /^x-(?:mozilla|account)-/i.test(next);
  const known = { end, gitPatch, certain: thunderbird || (POSTMARK.test(line) && MAIL_FIELD.test(next)) };
  if (HEADER_LINE.test(next) && !/^From /.test(next)) return known;
  // A message without any header: only a line with a mailer's date in it is believed.
  return (next === '' || /^From /.test(next)) && MBOX_DATE.test(line) ? known : 'no';
}

function nextLine(view: Buffer, start: number, ended: boolean): string | 'more' {
  const part = view.subarray(start, start + MAX_LINE_BYTES);
  const end = part.indexOf(0x0a);
  if (end === -1 && part.length < MAX_LINE_BYTES && !ended) return 'more';
  return part.toString('latin1', 0, end === -1 ? part.length : end).trimEnd();
}
