import type { JobResult } from './job.ts';

const NAME_WIDTH = 9;

/** A line for each step, what is wrong with the data, and what somebody may want to know besides. */
export function describeResult({ steps, failures }: JobResult): string[] {
  const width = Math.max(NAME_WIDTH, ...steps.map(({ step }) => step.length)) + 2;
  const line = (name: string, text: string) => `${name.padEnd(width)}${text}`;
  return steps
    .map(({ step, summary, takenFrom }) =>
      line(step, takenFrom === undefined ? summary : `${summary} (by run ${takenFrom})`),
    )
    .concat(
      failures.map((failure) => line('failed', failure)),
      steps.flatMap(({ notes }) => notes.map((note) => line('note', note))),
    );
}
