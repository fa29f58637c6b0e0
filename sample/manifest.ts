/** One file of the sample and the command that loads it. */
export interface SampleFile {
  /** Name inside the folder. */
  file: string;
  /** Table its rows end up in, with its schema. */
  table: string;
  /** Records in the file, good and bad. */
  records: number;
  /** Records that must be set aside when it is loaded. */
  rejects: number;
  /** Records that repeat another one of the file. */
  duplicates: number;
  /** Arguments of `nyx-etl` that load it, run in this order from inside the folder. */
  command: readonly string[];
}

/** What was written, in the order in which it is to be loaded. */
export interface SampleManifest {
  seed: string;
  scale: number;
  /** Instant, RFC 3339, as of which numbers are to be derived: the data ends there. */
  asOf: string;
  /** Address of the job seeker. */
  user: string;
  files: readonly SampleFile[];
}
