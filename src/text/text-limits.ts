// How much of a foreign text is looked at. Longer than these is no value of its kind but a whole text in the wrong place:
// it is left empty and counted as not understood, or cut where that cannot make another value of it. The limits are far
// above what people write, and hold the patterns that are not strictly linear to a few milliseconds.

/** Characters of a pay, a place or a mode of work; longer ones say nothing. */
export const MAX_VALUE_CHARACTERS = 10_000;
/** Characters of a date; longer ones are none. */
export const MAX_DATE_CHARACTERS = 200;
/** Characters of a column's name that is compared with known names; longer ones are like none of them. */
export const MAX_COLUMN_NAME_CHARACTERS = 300;
/** Characters of a sentence in which the mail rules look for phrases; longer ones are cut at a space. */
export const MAX_SENTENCE_CHARACTERS = 3_000;
/** Characters of a line that may say whose mail is quoted below it; longer ones are text. */
export const MAX_ATTRIBUTION_CHARACTERS = 600;
/** Levels of lists and objects in a cell; what lies deeper is left out. */
export const MAX_LEVELS = 50;
