import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type MailBatch, readBatch } from './mail-batches.ts';
import type { StagedRecords } from './stage-records.ts';

/** The server and this thread work meanwhile. */
const WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1));
/** So many bytes of mail may be with the workers; their rows take several times as much. */
const BYTES_AHEAD = 2 * 1024 * 1024;

/** Reads batches in other threads and gives their rows in order; a single batch is read on the spot. */
export async function* readInWorkers(batches: AsyncIterable<MailBatch>): AsyncGenerator<StagedRecords> {
  using pool = new Pool();
  const ahead: { bytes: number; staged: Promise<Outcome> }[] = [];
  let waiting: MailBatch | undefined;
  for await (const batch of batches) {
    if (waiting !== undefined) ahead.push(pool.read(waiting));
    waiting = batch;
    while (ahead.length > 0 && sum(ahead) + batch.bytes.length > BYTES_AHEAD) yield await next(ahead);
  }
  while (ahead.length > 0) yield await next(ahead);
  if (waiting !== undefined) yield readBatch(waiting);
}

/** A failure is told by value: it may come long before anybody waits for it. */
type Outcome = StagedRecords | { failure: unknown };

interface Task {
  bytes: number;
  staged: Promise<Outcome>;
}

const sum = (tasks: readonly Task[]): number => tasks.reduce((total, task) => total + task.bytes, 0);

async function next(ahead: Task[]): Promise<StagedRecords> {
  const outcome = await ahead.shift()?.staged;
  if (outcome === undefined) throw new Error('no batch is being read');
  if ('failure' in outcome) throw outcome.failure;
  return outcome;
}

/** Worker threads, started as they are needed; each reads its batches in their order. */
class Pool implements Disposable {
  readonly #workers: { thread: Worker; waiting: ((outcome: Outcome) => void)[] }[] = [];

  read(batch: MailBatch): Task {
    const bytes = batch.bytes.length;
    const worker = this.#leastBusy();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    worker.waiting.push(resolve);
    worker.thread.postMessage(batch, [batch.bytes.buffer]);
    return { bytes, staged: promise };
  }

  #leastBusy() {
    const idlest = this.#workers.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (idlest === undefined || (idlest.waiting.length > 0 && this.#workers.length < WORKERS))
      return this.#start();
    return idlest;
  }

  #start() {
    const thread = new Worker(new URL(`./mail-worker${extname(import.meta.url)}`, import.meta.url));
    const worker = { thread, waiting: [] as ((outcome: Outcome) => void)[] };
    thread.on('message', (staged: StagedRecords) => worker.waiting.shift()?.(staged));
    thread.on('error', (failure) => {
      for (const resolve of worker.waiting) resolve({ failure });
    });
    // Whoever waits for rows is kept up by its connection.
    thread.unref();
    this.#workers.push(worker);
    return worker;
  }

  [Symbol.dispose](): void {
    for (const { thread } of this.#workers) void thread.terminate();
  }
}
