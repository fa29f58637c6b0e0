// What the event log of Spark tells of a run: one JSON document a line.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Settings by which Spark writes it into one file, as text. */
export const eventLogIn = (folder: string): Readonly<Record<string, string>> => ({
  'spark.eventLog.enabled': 'true',
  'spark.eventLog.dir': `file://${folder}`,
  'spark.eventLog.compress': 'false',
  'spark.eventLog.rolling.enabled': 'false',
});

interface SparkEvent {
  Event: string;
  'Stage Infos'?: { 'Parent IDs': number[] }[];
  'Stage Info'?: { 'Stage Attempt ID': number };
  'Task End Reason'?: { Reason: string };
  'Task Metrics'?: {
    'Disk Bytes Spilled': number;
    /** Nanoseconds of processors, and milliseconds by the clock. */
    'Executor CPU Time': number;
    'Executor Run Time': number;
    'Shuffle Write Metrics': { 'Shuffle Bytes Written': number };
  };
}

export interface SparkRunFigures {
  /** Executors that were given work, and those that were lost before the end. */
  executors: number;
  lostExecutors: number;
  /** Stages that were begun anew, and tasks that failed or whose result was lost. */
  stagesAnew: number;
  tasksLost: number;
  /** What tasks took of processors, which others' work does not lengthen, and by the clock. */
  processorMs: number;
  runMs: number;
  shuffleBytes: number;
  /** Bytes that did not fit into memory, as they were written to disk. */
  spilledBytes: number;
}

/**
 * Waits until a stage is asked for that reads what another one has shuffled; undefined where the
 * run ends before.
 */
export async function untilShuffleIsRead(folder: string, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const events = await readEvents(folder);
    const reads = events.some((event) =>
      event['Stage Infos']?.some((stage) => stage['Parent IDs'].length > 0),
    );
    if (reads) return true;
    await sleep(50);
  }
  return false;
}

export async function figuresOf(folder: string): Promise<SparkRunFigures> {
  const events = await readEvents(folder);
  const named = (name: string) => events.filter(({ Event }) => Event === name);
  const tasks = named('SparkListenerTaskEnd');
  const sum = (figure: (metrics: NonNullable<SparkEvent['Task Metrics']>) => number) =>
    tasks.reduce(
      (total, { 'Task Metrics': metrics }) => total + (metrics ? figure(metrics) : 0),
      0,
    );
  return {
    executors: named('SparkListenerExecutorAdded').length,
    lostExecutors: named('SparkListenerExecutorRemoved').length,
    stagesAnew: named('SparkListenerStageSubmitted').filter(
      (event) => (event['Stage Info']?.['Stage Attempt ID'] ?? 0) > 0,
    ).length,
    tasksLost: tasks.filter(({ 'Task End Reason': end }) => end?.Reason !== 'Success').length,
    processorMs: sum((task) => task['Executor CPU Time'] / 1e6),
    runMs: sum((task) => task['Executor Run Time']),
    shuffleBytes: sum((task) => task['Shuffle Write Metrics']['Shuffle Bytes Written']),
    spilledBytes: sum((task) => task['Disk Bytes Spilled']),
  };
}

/** The last line may be half written. */
async function readEvents(folder: string): Promise<SparkEvent[]> {
  const events: SparkEvent[] = [];
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(0, -1)) events.push(JSON.parse(line) as SparkEvent);
  }
  return events;
}
