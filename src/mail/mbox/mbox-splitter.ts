// An mbox is cut where a `From ` line separates messages: bytes in, one message at a time out.
import { ByteWindow } from './byte-window.ts';
import { declaredEnd, findHeadersEnd } from './content-length.ts';
import { type Separator, type SeparatorRules, separatorAt } from './mbox-separator.ts';

/** One message of a file, or a stretch of it that cannot be one; offset and length are bytes of the (uncompressed) file. */
export type MailPiece =
  | {
      kind: 'message';
      bytes: Buffer;
      offset: number;
      length: number;
      /** It holds a line that looks like a separator and was not taken for one, or was jumped by a Content-Length. */
      doubtful?: boolean;
    }
  | { kind: 'set_aside'; reason: string; offset: number; length: number };

const FROM = Buffer.from('From ');
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const [NUL, LF, CR] = [0x00, 0x0a, 0x0d];

/** Splits a stream of mbox bytes into messages; holds one message at most, and none above `maxMessageBytes`. */
export async function* splitMbox(
  source: AsyncIterable<Buffer>,
  options: { maxMessageBytes: number },
): AsyncGenerator<MailPiece> {
  const splitter = new Splitter(options.maxMessageBytes);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.finish();
}

/** Where a message ends, and where the one behind its separator begins. */
interface Cut {
  at: number;
  end: number;
}

class Splitter {
  readonly #window = new ByteWindow();
  readonly #maxMessageBytes: number;
  readonly #rules: SeparatorRules = { gitPatches: false, bareSenders: false };
  #scanFrom = 0;
  #started = false;
  /** A separator announced a message, even if no byte of it follows. */
  #announced = false;
  /** Bytes of the current message that were let go because it is too large. */
  #dropped = 0;
  /** Where the current message ends by its own header; null when it does not say. */
  #declared: number | null | undefined;
  #doubtful = false;
  /** So far the current message has no blank line. */
  #headersSearched = 0;

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
    if (this.#announced || rest.length > 0)
      yield* this.#emit({ at: rest.length, end: rest.length });
  }

  *#drain(ended: boolean): Generator<MailPiece> {
    if (!this.#started && !this.#begin(ended)) return;
    for (;;) {
      const found = this.#nextCut(ended);
      if (found === undefined) return;
      yield* this.#emit(found);
    }
  }

  /** Passes a byte order mark, NULs and blank lines, then the first separator; false while too little has been seen. */
  #begin(ended: boolean): boolean {
    const view = this.#window.view();
    if (view.length < 3 && !ended) return false;
    let start = this.#window.offset === 0 && view.subarray(0, 3).equals(BOM) ? 3 : 0;
    while (view[start] === LF || view[start] === CR || view[start] === NUL) start++;
    this.#window.consume(start);
    const first = separatorAt(this.#window.view(), 0, ended, {
      gitPatches: true,
      bareSenders: true,
    });
    if (first === 'more') return false;
    this.#started = true;
    if (first === 'no') return true;
    this.#announced = true;
    this.#rules.gitPatches = first.gitPatch;
    const strict = separatorAt(this.#window.view(), 0, ended, this.#rules);
    this.#rules.bareSenders = typeof strict === 'object' && strict.strength === 'doubtful';
    this.#window.consume(first.end);
    return true;
  }

  #nextCut(ended: boolean): Cut | undefined {
    for (;;) {
      const view = this.#window.view();
      const from = view.indexOf(FROM, this.#scanFrom);
      if (from === -1) {
        this.#scanFrom = Math.max(this.#scanFrom, view.length - FROM.length);
        this.#letGoOfTooLarge();
        return undefined;
      }
      const cut = this.#judge(view, from, ended);
      if (cut === 'more') {
        this.#scanFrom = from;
        return undefined;
      }
      if (cut !== 'no') return cut;
      this.#scanFrom = from + 1;
    }
  }

  /** What the `From ` at that place is: the end of the message (perhaps a later one, by its header), or none. */
  #judge(view: Buffer, from: number, ended: boolean): Cut | 'no' | 'more' {
    // A crash of a mail program may leave NULs before a line.
    const at = startOfNuls(view, from);
    const isLineStart = at === 0 ? this.#dropped === 0 : view[at - 1] === LF || view[at - 1] === CR;
    if (!isLineStart) return 'no';
    const separator = separatorAt(view, from, ended, this.#rules);
    if (typeof separator === 'string') return separator;
    const declared = this.#declaredEnd(view, at);
    if (!this.#separates(view, at, separator, declared)) {
      if (separator.strength !== 'doubtful' || followsBlankLine(view, at)) this.#doubtful = true;
      return 'no';
    }
    const own = { at, end: separator.end };
    if (declared === null || declared <= at || declared > this.#maxMessageBytes) return own;
    const later = this.#landing(view, declared, ended);
    if (later === 'more') return 'more';
    if (later === 'no') return own;
    this.#doubtful ||= separator.strength === 'certain';
    return later;
  }

  #separates(view: Buffer, at: number, { strength }: Separator, declared: number | null): boolean {
    if (strength === 'certain') return true;
    if (strength === 'doubtful') return false;
    return (
      followsBlankLine(view, at) ||
      declared === at ||
      (declared !== null && isBlank(view, declared, at))
    );
  }

  /** Where the message ends by its Content-Length; null when it does not say, or its beginning was let go. */
  #declaredEnd(view: Buffer, at: number): number | null {
    if (this.#dropped > 0) return null;
    if (this.#declared !== undefined) return this.#declared;
    // A message without a blank line is searched for one but once, however many lines look like separators.
    const from = Math.max(0, this.#headersSearched - 3);
    this.#headersSearched = at;
    if (findHeadersEnd(view.subarray(from, at)) === -1) return null;
    this.#declared = declaredEnd(view.subarray(0, at)) ?? null;
    return this.#declared;
  }

  /** The cut where a declared length ends at a separator or at the end of the file. */
  #landing(view: Buffer, declared: number, ended: boolean): Cut | 'no' | 'more' {
    let at = declared;
    if (at + 2 > view.length && !ended) return 'more';
    while (at < view.length && at < declared + 3 && (view[at] === LF || view[at] === CR)) at++;
    if (at >= view.length)
      return !ended ? 'more' : declared <= view.length ? { at, end: at } : 'no';
    if (view[at - 1] !== LF) return 'no';
    const separator = separatorAt(view, at, ended, this.#rules);
    if (typeof separator === 'string') return separator;
    return separator.strength === 'doubtful' ? 'no' : { at, end: separator.end };
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
  *#emit({ at, end }: Cut): Generator<MailPiece> {
    const view = this.#window.view();
    const offset = this.#window.offset - this.#dropped;
    const length = this.#dropped + withoutBlankLine(view, at);
    if (length > this.#maxMessageBytes) {
      yield { kind: 'set_aside', reason: 'message_too_large', offset, length };
    } else {
      const bytes = Buffer.from(view.subarray(0, length));
      yield { kind: 'message', bytes, offset, length, ...(this.#doubtful && { doubtful: true }) };
    }
    // A landing at the end of the file leaves nothing to be announced.
    this.#announced = end > at;
    this.#window.consume(end);
    this.#dropped = 0;
    this.#scanFrom = 0;
    this.#declared = undefined;
    this.#headersSearched = 0;
    this.#doubtful = false;
  }
}

function startOfNuls(view: Buffer, at: number): number {
  let start = at;
  while (start > 0 && view[start - 1] === NUL) start--;
  return start;
}

function isBlank(view: Buffer, from: number, to: number): boolean {
  return (
    from < to &&
    to - from <= 2 &&
    view.subarray(from, to).every((byte) => byte === LF || byte === CR)
  );
}

/** Whether the line before is empty; line ends are line feeds, with carriage returns or without, or these alone. */
function followsBlankLine(view: Buffer, at: number): boolean {
  if (at < 2) return true;
  let before = at - 1;
  if (view[before] === LF && view[before - 1] === CR) before--;
  return before <= 0 || view[before - 1] === LF || (view[before] === CR && view[before - 1] === CR);
}

/** Length without the blank line that stands before a separator. */
function withoutBlankLine(view: Buffer, at: number): number {
  let end = at;
  if (view[end - 1] === LF) end -= view[end - 2] === CR ? 2 : 1;
  return view[end - 1] === LF || end <= 0 ? Math.max(end, 0) : at;
}

/** Takes one `>` off lines of the form `>From `, as mboxo and mboxrd add it. */
export function unescapeFromLines(message: Buffer): Buffer {
  if (message.indexOf('>From ') === -1) return message;
  const text = message.toString('latin1');
  const bodyStart = Math.max(findHeadersEnd(message), 0);
  const body = text.slice(bodyStart).replace(/^>(>*From )/gm, '$1');
  return Buffer.from(text.slice(0, bodyStart) + body, 'latin1');
}
