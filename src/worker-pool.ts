import { type ResourceLimits, Worker } from 'node:worker_threads';
import { onInterrupt } from './interrupt.ts';

/** A failure is told by value: it may come long before anybody waits for it. */
type Outcome<Output> = { output: Output } | { failure: unknown };

/** What was given to a thread, until it is done. */
export type Pending<Output> = Promise<Outcome<Output>>;

/** What a thread has made of it. Throws what went wrong there. */
export async function outputOf<Output>(pending: Pending<Output>): Promise<Output> {
  const outcome = await pending;
  if ('failure' in outcome) throw outcome.failure;
  return outcome.output;
}

interface Thread<Output> {
  worker: Worker;
  /** Whoever waits for its outputs, which come in the order of its inputs. */
  waiting: ((outcome: Outcome<Output>) => void)[];
}

/** Threads that run the same file, which answers each message with one; they are started as they are needed. */
export class WorkerPool<Input, Output> implements Disposable {
  readonly #file: URL;
  readonly #most: number;
  readonly #limits: ResourceLimits;
  readonly #threads: Thread<Output>[] = [];
  readonly #interruption = onInterrupt(() => this.#stop(new Error('interrupted')));

  constructor(file: URL, most: number, limits: ResourceLimits = {}) {
    this.#file = file;
    this.#most = most;
    this.#limits = limits;
  }

  /** Gives an input to the least busy thread; what is in `moved` belongs to that thread then. */
  give(input: Input, moved: ArrayBuffer[] = []): Pending<Output> {
    const { worker, waiting } = this.#leastBusy();
    const { promise, resolve } = Promise.withResolvers<Outcome<Output>>();
    waiting.push(resolve);
    worker.postMessage(input, moved);
    return promise;
  }

  #leastBusy(): Thread<Output> {
    const idlest = this.#threads.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    const isBusy = idlest === undefined || idlest.waiting.length > 0;
    return isBusy && this.#threads.length < this.#most ? this.#start() : (idlest ?? this.#start());
  }

  #start(): Thread<Output> {
    const worker = new Worker(this.#file, { resourceLimits: this.#limits });
    const thread: Thread<Output> = { worker, waiting: [] };
    thread.worker.on('message', (output: Output) => thread.waiting.shift()?.({ output }));
    thread.worker.on('error', (failure) => {
      for (const resolve of thread.waiting) resolve({ failure });
    });
    // Whoever waits for an output is kept up by its connection.
    thread.worker.unref();
    this.#threads.push(thread);
    return thread;
  }

  /** Whatever a thread is at, nobody waits for it any more. */
  #stop(failure: Error): void {
    for (const { worker, waiting } of this.#threads) {
      void worker.terminate();
      for (const resolve of waiting) resolve({ failure });
    }
  }

  [Symbol.dispose](): void {
    this.#interruption[Symbol.dispose]();
    this.#stop(new Error('nobody wants the outputs'));
  }
}
