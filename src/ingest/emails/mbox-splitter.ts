// An mbox is cut where `From ` follows a blank line and a header line follows it: bytes in, one message at a time out.
import { ByteWindow } from './byte-window.ts';
import { contentLengthEnd, findHeadersEnd } from './content-length.ts';
import { type SeparatorRules, separatorAt } from './mbox-separator.ts';

/** One message of a file, or a stretch of it that cannot be one; offset and length are bytes of the (uncompressed) file. */
export type MailPiece =
  | { kind: 'message'; bytes: Buffer; offset: number; length: number }
  | { kind: 'set_aside'; reason: string; offset: number; length: number };

const SEPARATOR = Buffer.from('\nFrom ');
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Splits a stream of mbox bytes into messages; holds one message at most, and none above `maxMessageBytes`. */
export async function* splitMbox(
  source: AsyncIterable<Buffer>,
  options: { maxMessageBytes: number },
): AsyncGenerator<MailPiece> {
  const splitter = new Splitter(options.maxMessageBytes);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.finish();
}

class Splitter {
  readonly #window = new ByteWindow();
  readonly #maxMessageBytes: number;
  readonly #rules: SeparatorRules = { gitPatches: false };
  #scanFrom = 0;
  #started = false;
  /** A separator announced a message, even if no byte of it follows. */
  #announced = false;
  /** Bytes of the current message that were let go because it is too large. */
  #dropped = 0;

  constructor(maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  *push(chunk: Buffer): Generator<MailPiece> {
    this.#window.append(chunk);
    yield* this.#drain(false);
  }

  *finish(): Generator<MailPiece> {
    yield* this.#drain(true);
    const rest = this.#window.view();
    if (this.#announced || rest.length > 0) yield* this.#emit(rest.length, rest.length);
  }

  *#drain(ended: boolean): Generator<MailPiece> {
    if (!this.#started && !this.#begin(ended)) return;
    for (;;) {
      const found = this.#nextSeparator(ended);
      if (found === undefined) return;
      yield* this.#emit(found.at, found.end);
    }
  }

  /** Passes a byte order mark and blank lines, then the first separator; false while too little has been seen. */
  #begin(ended: boolean): boolean {
    const view = this.#window.view();
    if (view.length < 3 && !ended) return false;
    let start = view.subarray(0, 3).equals(BOM) ? 3 : 0;
    while (view[start] === 0x0a || view[start] === 0x0d) start++;
    this.#window.consume(start);
    const first = separatorAt(this.#window.view(), 0, ended, { gitPatches: true });
    if (first === 'more') return false;
    this.#started = true;
    if (first === 'no') return true;
    this.#announced = true;
    this.#rules.gitPatches = first.gitPatch;
    this.#window.consume(first.end);
    return true;
  }

  #nextSeparator(ended: boolean): { at: number; end: number } | undefined {
    for (;;) {
      const view = this.#window.view();
      const at = this.#nextCandidate(view);
      if (at === undefined) {
        this.#scanFrom = Math.max(this.#scanFrom, view.length - SEPARATOR.length);
        this.#letGoOfTooLarge();
        return undefined;
      }
      const verdict = separatorAt(view, at, ended, this.#rules);
      if (verdict === 'more') {
        this.#scanFrom = Math.max(at - 1, 0);
        return undefined;
      }
      if (verdict === 'no' || !(verdict.certain || followsBlankLine(view, at))) {
        this.#scanFrom = at + 1;
        continue;
      }
      const declared = this.#dropped > 0 ? undefined : contentLengthEnd(view, at, this.#maxMessageBytes);
      const landing = declared === undefined ? 'no' : this.#landing(view, declared, ended);
      if (landing === 'more') {
        this.#scanFrom = Math.max(at - 1, 0);
        return undefined;
      }
      if (landing === 'no') return { at, end: verdict.end };
      if (landing.at >= view.length) return undefined;
      const next = separatorAt(view, landing.at, ended, this.#rules);
      if (next !== 'no' && next !== 'more') return { at: landing.at, end: next.end };
      return { at, end: verdict.end };
    }
  }

  #nextCandidate(view: Buffer): number | undefined {
    if (this.#scanFrom === 0 && startsWithFrom(view)) return 0;
    const newline = view.indexOf(SEPARATOR, this.#scanFrom);
    return newline === -1 ? undefined : newline + 1;
  }

  /** Whether a declared Content-Length ends at a separator or at the end of the file. */
  #landing(view: Buffer, declared: number, ended: boolean): { at: number } | 'no' | 'more' {
    let at = declared;
    if (at + 2 > view.length && !ended) return 'more';
    while (at < view.length && at < declared + 3 && (view[at] === 0x0a || view[at] === 0x0d)) at++;
    if (at >= view.length) return ended && declared <= view.length ? { at } : ended ? 'no' : 'more';
    if (view[at - 1] !== 0x0a) return 'no';
    const verdict = separatorAt(view, at, ended, this.#rules);
    if (verdict === 'more' || verdict === 'no') return verdict;
    return { at };
  }

  /** Lets go of what a message above the limit has piled up, but for the bytes a separator may begin in. */
  #letGoOfTooLarge(): void {
    if (this.#dropped + this.#window.view().length <= this.#maxMessageBytes) return;
    const drop = Math.max(0, this.#scanFrom - 4);
    this.#window.consume(drop);
    this.#dropped += drop;
    this.#scanFrom -= drop;
  }

  /** Hands out what lies before `at` and goes on after `end`. */
  *#emit(at: number, end: number): Generator<MailPiece> {
    const view = this.#window.view();
    const offset = this.#window.offset - this.#dropped;
    const length = this.#dropped + withoutBlankLine(view, at);
    if (length > this.#maxMessageBytes) {
      yield { kind: 'set_aside', reason: 'message_too_large', offset, length };
    } else {
      yield { kind: 'message', bytes: Buffer.from(view.subarray(0, length)), offset, length };
    }
    this.#window.consume(end);
    this.#dropped = 0;
    this.#scanFrom = 0;
  }
}

function startsWithFrom(view: Buffer): boolean {
  return view.length >= 5 && view.toString('latin1', 0, 5) === 'From ';
}

function followsBlankLine(view: Buffer, at: number): boolean {
  if (at < 2) return true;
  const before = view[at - 2] === 0x0d ? at - 3 : at - 2;
  return before < 0 || view[before] === 0x0a;
}

/** Length without the blank line that stands before a separator. */
function withoutBlankLine(view: Buffer, at: number): number {
  let end = at;
  if (view[end - 1] === 0x0a) end -= view[end - 2] === 0x0d ? 2 : 1;
  return view[end - 1] === 0x0a || end <= 0 ? Math.max(end, 0) : at;
}

/** Takes one `>` off lines of the form `>From `, as mboxo and mboxrd add it. */
export function unescapeFromLines(message: Buffer): Buffer {
  if (message.indexOf('>From ') === -1) return message;
  const text = message.toString('latin1');
  const bodyStart = Math.max(findHeadersEnd(message), 0);
  const body = text.slice(bodyStart).replace(/^>(>*From )/gm, '$1');
  return Buffer.from(text.slice(0, bodyStart) + body, 'latin1');
}
