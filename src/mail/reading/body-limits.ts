/** So many characters of a plain body are read, or of the text that an HTML body makes. */
export const PLAIN_CHARACTERS = 200_000;
/** So many characters of an HTML body are read. */
export const HTML_CHARACTERS = 2_000_000;

/** The same, as parameters of what reads bodies out of a database. */
export const bodyLimits = {
  plain_characters: String(PLAIN_CHARACTERS),
  html_characters: String(HTML_CHARACTERS),
};
