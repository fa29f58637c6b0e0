import type { MailReaderSettings } from '../configuration/sections/mail_reader.ts';
import type { Session } from '../database/session.ts';
import type { SqlFile } from '../database/sql-file.ts';
import type { Progress } from '../progress.ts';

/**
 * A derived table and how it is kept equal to its SELECT. The SELECT is `src/transforms/tables/<name>/shell.sql`; it
 * computes the rows of the keys in `pg_temp.scope (key uuid)` and its columns are the target's, key first.
 */
export interface Transform {
  /** Name of the target table, of the `.sql` file, and on the command line. */
  name: string;
  /** Qualified target, e.g. `nyx.session_digests`. */
  target: string;
  /** Column of the target that `pg_temp.scope` holds. */
  scopeColumn: string;
  /** Columns that tell the target's rows apart, `scopeColumn` among them. */
  key: readonly string[];
  /**
   * `replace`: the target has exactly the computed rows. `append`: a computed row is added when it differs from the
   * newest row of its key, and no row is ever changed or removed.
   */
  mode: 'replace' | 'append';
  /** For `append`: the column by which the newest row of a key is found; set from the run's as-of. */
  newestBy?: string;
  /** SQL condition on the target's rows, as `t`, that are this transform's; rows of others stay, and win over a computed one. */
  ownRows?: string;
  /** Tables and views the computation reads; the order of transforms and `lineage` follow from it. A SELECT says it itself. */
  inputs: readonly string[];
  /** How changed rows lead to keys of this transform; the triggers that mark them follow from it. */
  dueBy: readonly DueRule[];
  /** SELECT of every key there is, as `key`. */
  everyKey: string;
  /**
   * `.sql` file whose SELECT leads from the marks in `pg_temp.dirty (entity, key)` to this transform's keys; left out where
   * every mark names one.
   */
  scopeFile?: SqlFile;
  /** `.sql` file whose SELECT finds keys that time alone made due; parameters previous_as_of, as_of and the reporting ones. */
  dueByTimeFile?: SqlFile;
  /** `.sql` file whose SELECT finds the keys with something on a reporting day from :'from_day' to :'to_day'. */
  daysFile?: SqlFile;
  /**
   * Runs before the transform's transaction, outside of any: what takes long, such as asking another machine. Returns a
   * sentence for people, if there is something to say.
   */
  prepare?: (session: Session, run: PrepareRun) => Promise<string | undefined>;
  /** Instead of the `.sql` file: makes and fills the temporary table `pg_temp.<name>`, `on commit drop`. */
  compute?: (run: ComputeRun) => Promise<void>;
  /** With `compute`: the texts of the SQL it runs. */
  definedBy?: readonly string[];
  /** Part of the definition that is not in SQL (rules in code, say): when it changes, everything is due. */
  version?: () => Promise<string>;
  /** Runs in the same transaction after the target was brought up to date, e.g. to keep evidence. */
  afterPublish?: (session: Session) => Promise<void>;
}

/**
 * How a changed row makes a transform due. A row is marked by what it names itself (an e-mail link: its application),
 * and the run follows the way from there to its keys (application, job post, company) by the facts it sees: were
 * the company looked up by the trigger, a job post that somebody else moves at the same time would leave its new
 * company unmarked.
 */
export interface DueRule {
  /** Table whose rows matter, without its schema. */
  table: string;
  /** Field whose value, before and after the change, is marked. */
  key: string;
  /** What that value names; the scope file leads from there to keys. `everything` starts the transform over. */
  entity: string;
  /** Fields whose change matters; default: those of the table that the transform's SELECT reads. */
  fields?: readonly string[];
  /** False where nothing can refer to a row that has only just been inserted. */
  onInsert?: boolean;
  /** SQL condition on the row, for tables of which only some rows matter. */
  where?: string;
}

/** What a run gives to all it prepares. */
export interface PrepareRun {
  /** Who may be asked about mail; without a url nobody. */
  mailReader?: MailReaderSettings;
  progress?: Progress;
}

/** What a computation in TypeScript is given. */
interface ComputeRun {
  session: Session;
  parameters: TransformParameters;
}

/** Parameters that every transform's `.sql` file may use. */
export interface TransformParameters extends Record<string, string | null> {
  /** `true` when scope holds every key: facts are then read whole instead of by key. */
  whole: string;
  /** The run's logical time, RFC 3339. */
  as_of: string;
  /** Reporting time zone. */
  timezone: string;
  /** Days without a response after which an application counts as ghosted. */
  ghost_after_days: string;
}
