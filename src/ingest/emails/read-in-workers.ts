import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { outputOf, type Pending, WorkerPool } from '../../worker-pool.ts';
import { type MailBatch, readBatch } from './mail-batches.ts';
import type { StagedRecords } from './stage-records.ts';

/** One processor is left to this thread and the server. */
const WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1));
/** So many bytes of mail may be on their way; their rows take several times as much. */
const BYTES_AHEAD = 2 * 1024 * 1024;
/** The sources run as they stand, the published package compiled. */
const WORKER_FILE = new URL(`./mail-worker${extname(import.meta.url)}`, import.meta.url);

interface Task {
  bytes: number;
  staged: Pending<StagedRecords>;
}

/** Reads batches in other threads and gives their rows in order; the last one, and so a small mailbox, is read on the spot. */
export async function* readInWorkers(
  batches: AsyncIterable<MailBatch>,
): AsyncGenerator<StagedRecords> {
  using pool = new WorkerPool<MailBatch, StagedRecords>(WORKER_FILE, WORKERS);
  const ahead: Task[] = [];
  let latest: MailBatch | undefined;
  for await (const batch of batches) {
    if (latest !== undefined) {
      // The length is gone with the bytes once they are given away.
      const bytes = latest.bytes.length;
      ahead.push({ bytes, staged: pool.give(latest, [latest.bytes.buffer]) });
    }
    latest = batch;
    while (bytesOf(ahead) + batch.bytes.length > BYTES_AHEAD) {
      const first = ahead.shift();
      if (first === undefined) break;
      yield await outputOf(first.staged);
    }
  }
  for (const { staged } of ahead) yield await outputOf(staged);
  if (latest !== undefined) yield readBatch(latest);
}

const bytesOf = (tasks: readonly Task[]): number =>
  tasks.reduce((total, task) => total + task.bytes, 0);
