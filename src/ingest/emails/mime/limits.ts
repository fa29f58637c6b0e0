/** Header bytes of a message or of one part; more is refused. */
export const MAX_HEADER_BYTES = 2 * 1024 * 1024;
/** Parts of a message, all levels together; more are refused. */
export const MAX_PARTS = 10_000;
/** Levels of parts within parts; deeper ones are refused. */
export const MAX_DEPTH = 100;
/** Messages within messages whose text is read; deeper ones are left out. */
export const MAX_MESSAGE_DEPTH = 10;

/** A message outside the limits; `reason` is what its reject says. */
export class MimeLimitError extends Error {
  readonly reason: 'headers_too_large' | 'too_many_parts' | 'nested_too_deep';

  constructor(reason: MimeLimitError['reason']) {
    super(reason);
    this.reason = reason;
  }
}
