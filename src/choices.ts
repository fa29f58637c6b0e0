// Words that somebody chooses from, each list once: what a command offers, what a function and the configuration take,
// what `--json` says and what is stored all name these.

export const loadKinds = ['job-posts', 'applications', 'emails', 'table'] as const;
/** What a file holds. */
export type LoadKind = (typeof loadKinds)[number];

export const onConflicts = ['update', 'replace', 'skip', 'fail'] as const;
/**
 * What becomes of a stored row that the file has otherwise: `update` takes what the file says, and
 * what it does not say stays; `replace` empties that; `skip` leaves the row; `fail` undoes the
 * load.
 */
export type OnConflict = (typeof onConflicts)[number];

export const onDuplicates = ['last', 'first', 'fail'] as const;
/**
 * Which of several records with one key and other values counts: two lines of a tracker, or a file that contradicts
 * itself. What only the others say is kept, too; `fail` undoes the load.
 */
export type OnDuplicate = (typeof onDuplicates)[number];

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
/** How dates like `06/01/26` are read. */
export type DateOrder = (typeof dateOrders)[number];

export const directions = ['inbound', 'outbound'] as const;
/** Whether the owner of the mailbox got a message or wrote it. */
export type Direction = (typeof directions)[number];

export const profiles = ['analyst', 'personal', 'share'] as const;
/**
 * `analyst` holds nothing about persons but ids and pseudonyms; `personal` all but secrets; `share` counts, none of them
 * under 5, and not one row of anybody.
 */
export type Profile = (typeof profiles)[number];

export const compressions = ['zstd', 'snappy'] as const;
/** Of Parquet files. */
export type Compression = (typeof compressions)[number];

export const queryFormats = ['table', 'csv', 'json', 'ndjson', 'md', 'parquet'] as const;
/** How the rows of a query are written. */
export type QueryFormat = (typeof queryFormats)[number];

export const reviewReasons = ['unsure', 'doubt', 'guess', 'model'] as const;
/**
 * Why a mail waits for a person: `unsure` of the label, `doubt` between applications, `guess` of the application by time
 * alone, `model`: the rules are unsure, and a mail reader has given the label.
 */
export type ReviewReason = (typeof reviewReasons)[number];

export const catchUpWords = ['latest', 'all', 'none'] as const;
/** Which missed slots are done afterwards, the oldest first: the newest alone, all, none, or the newest N. */
export type CatchUp = (typeof catchUpWords)[number] | number;

export const unitFormats = ['systemd', 'crontab', 'docker'] as const;
/** The programs that `schedule --print` writes files for. */
export type UnitFormat = (typeof unitFormats)[number];

/** What `completion` prints for: shells, and man. */
export const completedPrograms = ['bash', 'zsh', 'fish', 'man'] as const;
