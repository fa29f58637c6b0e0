/** So many characters of a plain body are read, or of the text that an HTML body makes. */
export const PLAIN_CHARACTERS = 200_000;
/** So many characters of an HTML body are read. */
export const HTML_CHARACTERS = 2_000_000;

/**
 * A plain body shorter than this, without the space around it, only points to the HTML beside it;
 * else nobody reads that.
 */
export const STUB_CHARACTERS = 60;
/** What `trim` takes for space. */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The same, as parameters of what reads bodies out of a database. */
export const bodyLimits = {
  plain_characters: String(PLAIN_CHARACTERS),
  html_characters: String(HTML_CHARACTERS),
  stub_characters: String(STUB_CHARACTERS),
  white_space: WHITE_SPACE,
};
