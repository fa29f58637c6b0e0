/** Header bytes of a message or of one part; more is refused. */
export const MAX_HEADER_BYTES = 2 * 1024 * 1024;
/** Parts of a message, all levels together; more are refused. */
export const MAX_PARTS = 10_000;
/** Levels of parts within parts; deeper ones are refused. */
export const MAX_DEPTH = 100;
/** Characters of a charset's name; what is longer names none. */
export const MAX_CHARSET_CHARACTERS = 100;
/** Characters of a subject that are compared to tell its conversation, and of a date (RFC 5322 allows 998). */
export const MAX_LINE_CHARACTERS = 998;
/** Messages within messages whose text is read; deeper ones are left out. */
export const MAX_MESSAGE_DEPTH = 10;

/** Characters of an address; what is longer is none (RFC 5321 allows 254, and an index row takes 2,600 bytes). */
export const MAX_ADDRESS_CHARACTERS = 320;
/** Characters of a person's or company's name in an address header; what is longer is cut. */
export const MAX_NAME_CHARACTERS = 1000;
/** Bytes of a Message-ID or of a conversation's id, as one line of a header takes them (RFC 5322). */
export const MAX_ID_BYTES = 996;

/** A message outside the limits; `reason` is what its reject says. */
export class MimeLimitError extends Error {
  readonly reason: 'headers_too_large' | 'too_many_parts' | 'nested_too_deep';

  constructor(reason: MimeLimitError['reason']) {
    super(reason);
    this.reason = reason;
  }
}
