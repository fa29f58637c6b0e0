import { statSync } from 'node:fs';
import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { writeOutput } from '../files/write-output.ts';
import type { ExportedReject } from '../ingest/load-plan.ts';
import { renderRejects } from '../ingest/mended-rejects.ts';
import { readWaitingRecords } from '../ledger/rejects.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { type GlobalArguments, remark } from './command.ts';

/** The file of `--rejects-out`: what a command sets aside, also of a rehearsal and of a load that is refused. */
export class RejectsFile {
  readonly #path: string;
  /** By the file they came from: a load that is tried again gives them anew. */
  readonly #rejects = new Map<string, readonly ExportedReject[]>();

  /** Throws ConfigError if there is such a file already, which somebody may have worked on. */
  constructor(path: string) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new ConfigError(`${path} is there already, and may have been worked on`, {
        hint: 'choose another --rejects-out, or remove it first',
      });
    this.#path = path;
  }

  /** Takes the rejects of one file. */
  add(file: string): (rejects: readonly ExportedReject[]) => void {
    return (rejects) => this.#rejects.set(file, rejects);
  }

  /** Gives them the numbers they were recorded under, by which `rejects load` knows them again. */
  async number(session: Session, file: string, loadId: bigint): Promise<void> {
    this.#rejects.set(file, await readWaitingRecords(session, Number(loadId)));
  }

  /** Writes them, unless there are none; says where they are. */
  async write(args: GlobalArguments): Promise<void> {
    const rejects = [...this.#rejects.values()].flat();
    if (rejects.length === 0) return;
    const text = [...renderRejects(rejects)].join('');
    await writeOutput(this.#path, text, { existing: 'refuse' });
    const next = rejects.every(({ id }) => id !== null)
      ? `nyx-etl rejects load ${shellQuoted(this.#path)}`
      : 'load it as you did this one';
    remark(
      args,
      `${counted(rejects.length, 'record')} -> ${this.#path}: mend them there, then ${next}`,
    );
  }
}
