import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onInterrupt } from '../../interrupt.ts';
import { type MailBatch, readBatch } from './mail-batches.ts';
import type { StagedRecords } from './stage-records.ts';

/** One processor is left to this thread and the server. */
const WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1));
/** So many bytes of mail may be on their way; their rows take several times as much. */
const BYTES_AHEAD = 2 * 1024 * 1024;

/** A failure is told by value: it may come long before anybody waits for it. */
type Outcome = StagedRecords | { failure: unknown };

interface Task {
  bytes: number;
  outcome: Promise<Outcome>;
}

/** Reads batches in other threads and gives their rows in order; the last one, and so a small mailbox, is read on the spot. */
export async function* readInWorkers(
  batches: AsyncIterable<MailBatch>,
): AsyncGenerator<StagedRecords> {
  using pool = new Pool();
  const ahead: Task[] = [];
  let latest: MailBatch | undefined;
  for await (const batch of batches) {
    if (latest !== undefined) ahead.push(pool.read(latest));
    latest = batch;
    while (ahead.length > 0 && bytesOf(ahead) + batch.bytes.length > BYTES_AHEAD)
      yield await next(ahead);
  }
  while (ahead.length > 0) yield await next(ahead);
  if (latest !== undefined) yield readBatch(latest);
}

const bytesOf = (tasks: readonly Task[]): number =>
  tasks.reduce((total, task) => total + task.bytes, 0);

async function next(ahead: Task[]): Promise<StagedRecords> {
  const outcome = await ahead.shift()?.outcome;
  if (outcome === undefined) throw new Error('no batch is being read');
  if ('failure' in outcome) throw outcome.failure;
  return outcome;
}

interface Reading {
  thread: Worker;
  /** Whoever waits for its batches, which it reads in their order. */
  waiting: ((outcome: Outcome) => void)[];
}

/** Worker threads, started as they are needed. */
class Pool implements Disposable {
  readonly #workers: Reading[] = [];
  readonly #interruption = onInterrupt(() => this.#stop(new Error('interrupted')));

  read(batch: MailBatch): Task {
    const bytes = batch.bytes.length;
    const { thread, waiting } = this.#leastBusy();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    waiting.push(resolve);
    thread.postMessage(batch, [batch.bytes.buffer]);
    return { bytes, outcome: promise };
  }

  #leastBusy(): Reading {
    const idlest = this.#workers.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    const isBusy = idlest === undefined || idlest.waiting.length > 0;
    return isBusy && this.#workers.length < WORKERS ? this.#start() : (idlest ?? this.#start());
  }

  #start(): Reading {
    // The sources run as they stand, the published package compiled.
    const file = new URL(`./mail-worker${extname(import.meta.url)}`, import.meta.url);
    const worker: Reading = { thread: new Worker(file), waiting: [] };
    worker.thread.on('message', (staged: StagedRecords) => worker.waiting.shift()?.(staged));
    worker.thread.on('error', (failure) => {
      for (const resolve of worker.waiting) resolve({ failure });
    });
    // Whoever waits for rows is kept up by its connection.
    worker.thread.unref();
    this.#workers.push(worker);
    return worker;
  }

  /** Whatever a thread is reading, nobody waits for it any more. */
  #stop(failure: Error): void {
    for (const { thread, waiting } of this.#workers) {
      void thread.terminate();
      for (const resolve of waiting) resolve({ failure });
    }
  }

  [Symbol.dispose](): void {
    this.#interruption[Symbol.dispose]();
    this.#stop(new Error('nobody wants the rows'));
  }
}
