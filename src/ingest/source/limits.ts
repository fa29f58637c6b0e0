// What one record or file may have; beyond it a record is set aside, and a file is refused with a sentence.

/** A record longer than this is set aside: DuckDB holds a record whole, sixteen times over. */
export const MAX_RECORD_BYTES = 2_000_000;

/** Of what each thread reads at once; by itself DuckDB would take sixteen times the longest record. */
export const BUFFER_BYTES = 8_000_000;

/** Messages above this many bytes are set aside, unless told otherwise. */
export const MAX_MESSAGE_BYTES = 50_000_000;

/** Levels of arrays and objects in one record: more than any board writes, few enough for every recursive reader. */
export const MAX_DEPTH = 200;

/** A record with more keys than this is set aside: it is an index of something, not a post or a row. */
export const MAX_KEYS = 1_000;

/** Files of a zip archive: more than this no archive of tables has, and it would only fill the memory. */
export const MAX_MEMBERS = 100_000;

/** Columns a file can have; of JSON with more, those are taken that most records hold. */
export const MAX_COLUMNS = 1_000;
