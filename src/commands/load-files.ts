// Loads the files that an ingest command names, and prints the counts after it.
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { requireWritable } from '../database/require-writable.ts';
import type { Session } from '../database/session.ts';
import { ConfigError, EtlError } from '../errors.ts';
import type { LoadOptions, LoadSummary } from '../ingest/load-plan.ts';
import { countHarmless, place } from '../ingest/load-refusals.ts';
import { withRetries } from '../ingest/retry.ts';
import { isStdin } from '../ingest/source/pipe.ts';
import { printText } from '../output.ts';
import { visible } from '../reports/visible.ts';
import {
  count,
  type GlobalArguments,
  printDone,
  remark,
  withMigratedSession,
  withProgress,
} from './command.ts';
import { loadToJson } from './load-json.ts';
import { PartlyDone } from './partly-done.ts';
import type { RejectsFile } from './rejects-file.ts';

type IngestKind = 'applications' | 'emails' | 'folder' | 'job-posts' | 'table';

type FileArguments = GlobalArguments & {
  files: readonly string[];
  'rejects-out'?: string | undefined;
};

/** What a load tells while it runs. */
type Watching = Pick<LoadOptions, 'progress' | 'onRejects'>;

/** Loads each file and prints the counts. */
export async function loadFiles(
  args: FileArguments,
  kind: Exclude<IngestKind, 'folder'>,
  load: LoadOne,
): Promise<undefined> {
  printLoads(args, `ingest-${kind}`, await loadEach(args, kind, load), 'transform');
}

type LoadOne = (session: Session, file: string, watching: Watching) => Promise<LoadSummary | null>;

/** Loads each file (null: there is nothing to load) on a session of its own, again when the server was lost meanwhile; stdin cannot be read twice. */
export async function loadEach(
  args: FileArguments,
  kind: IngestKind,
  load: LoadOne,
): Promise<LoadSummary[]> {
  const onRetry = (error: EtlError) => remark(args, `trying again: ${error.message}`);
  const loads: LoadSummary[] = [];
  const written = await rejectsFile(args);
  for (const file of await expandFiles(args.files)) {
    const once = (begun: () => void) =>
      withMigratedSession(args, `ingest ${kind}`, async (session) => {
        begun();
        await requireWritable(session, 'cannot load');
        const loaded = await withProgress(args, (progress) =>
          load(session, file, { progress, onRejects: written?.add(file) }),
        );
        if (loaded && loaded.loadId !== null) await written?.number(session, file, loaded.loadId);
        return loaded;
      });
    try {
      const loaded = await (isStdin(file) ? once(() => {}) : withRetries(once, { onRetry }));
      if (loaded) loads.push(loaded);
    } catch (error) {
      await written?.write(args);
      throw afterOthers(args, error, loads);
    }
  }
  await written?.write(args);
  return loads;
}

/** A file for what is set aside, if one was asked for. */
async function rejectsFile(args: FileArguments): Promise<RejectsFile | undefined> {
  const path = args['rejects-out'];
  if (path === undefined) return undefined;
  const { RejectsFile } = await import('./rejects-file.ts');
  return new RejectsFile(path);
}

/** The error of one file of several, when the files before it are loaded and stay so: their counts are printed, too. */
function afterOthers(
  args: GlobalArguments,
  error: unknown,
  loads: readonly LoadSummary[],
): unknown {
  const kept = loads.flatMap(({ loadId }) => (loadId === null ? [] : [loadId]));
  // With --json the error is the one object on stdout.
  if (loads.length > 0) {
    const counts = loads.flatMap(describeLoad).join('\n');
    if (args.json) remark(args, counts);
    else printText(`${counts}\n`);
  }
  if (kept.length === 0 || !(error instanceof EtlError)) return new PartlyDone(error, loads);
  const stay = `the files before it are loaded (nyx-etl loads show ${kept.at(-1)}) and need not be loaded again`;
  const { code, exitCode, retryable, cause, hint } = error;
  const failure = new EtlError(error.message, {
    code,
    exitCode,
    retryable,
    cause,
    hint: hint ? `${hint}; ${stay}` : stay,
  });
  return new PartlyDone(failure, loads);
}

/** The files meant: globs expanded and sorted, others as they are. */
export async function expandFiles(patterns: readonly string[]): Promise<string[]> {
  if (patterns.filter(isStdin).length > 1)
    throw new ConfigError('stdin can be read once', { hint: 'give - once' });
  const files: string[] = [];
  for (const pattern of patterns) {
    // A file may be called `jobs [1].csv`.
    if (!/[*?[{]/.test(pattern) || existsSync(pattern)) {
      files.push(pattern);
      continue;
    }
    const found: string[] = [];
    for await (const file of glob(pattern)) found.push(file);
    if (found.length === 0)
      throw new ConfigError(`no file matches ${pattern}`, { hint: 'check the pattern' });
    files.push(...found.sort());
  }
  return files;
}

/** Prints the loads of one command: the counts that add up, and what to run next. */
function printLoads(
  args: GlobalArguments,
  name: `ingest-${Exclude<IngestKind, 'folder'>}`,
  loads: readonly LoadSummary[],
  next: string,
): void {
  printDone(args, name, { loads: loads.map(loadToJson) }, () =>
    [...loads.flatMap(describeLoad), `next: ${nextStep(loads, next)}`].join('\n'),
  );
}

/** What to run after some loads. */
export function nextStep(loads: readonly LoadSummary[], next: string): string {
  if (loads.every((load) => load.loadId === null)) return 'the same without --dry-run';
  return `nyx-etl ${loads.some((load) => load.rejected > countHarmless(load.reasons)) ? 'rejects list' : next}`;
}

/** A load as lines of text. */
export function describeLoad(load: LoadSummary): string[] {
  const { read, inserted, updated, unchanged, duplicate, rejected } = load;
  const counts = { inserted, updated, unchanged, duplicate, rejected };
  return [
    `${visible(load.source)} -> ${load.table}${load.loadId === null ? ' (dry run: nothing was kept)' : ` (load ${load.loadId})`}`,
    `  read ${count(read)} = ${describeCounts(counts, ' + ')}`,
    ...describeNotes(load),
  ];
}

/** How many notes on one column are printed. */
const MOST_NOTES = 20;

/** What there is to say of a load besides its counts: a line each. */
export function describeNotes(load: LoadSummary): string[] {
  const notes = Object.entries(load.notes).flatMap(([column, kinds]) => {
    const lines = Object.entries(kinds).map(([kind, n]) =>
      column === 'file'
        ? `  note: ${visible(kind)}`
        : `  note: ${visible(column)}: ${count(n)} ${kind.replaceAll('_', ' ')}`,
    );
    const more = lines.length - MOST_NOTES;
    return more <= 0
      ? lines
      : [
          ...lines.slice(0, MOST_NOTES),
          `  note: ${visible(column)}: and ${count(more)} more, --json lists all`,
        ];
  });
  return [
    ...(load.loadedBefore === null
      ? []
      : [`  note: the same file was loaded before, as load ${load.loadedBefore}`]),
    ...(load.resumedAfter === null
      ? []
      : [
          `  note: went on after record ${count(load.resumedAfter)}, where an earlier attempt ended; the counts are of both`,
        ]),
    ...notes,
    ...load.rejects.map(
      (reject) => `  set aside: ${visible(`${place(reject)}: ${reject.message}`)}`,
    ),
    ...(load.rejected > load.rejects.length
      ? [`  set aside, all: ${describeCounts(load.reasons, ', ')}`]
      : []),
  ];
}

function describeCounts(counts: Record<string, number>, separator: string): string {
  const parts = Object.entries(counts).map(
    ([name, n]) => `${name.replaceAll('_', ' ')} ${count(n)}`,
  );
  return parts.join(separator);
}
