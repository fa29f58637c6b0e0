// A standalone cluster of Spark on this machine: a master, and workers of one core each, by spark-class, which Python's
// package has, too. Everything listens on the loopback interface alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** A virtual machine that lives for a minute gains nothing from code that is compiled twice. */
const SHORT_LIVED = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
/** Settings for runs that are not measured. */
export const shortLived = {
  'spark.driver.extraJavaOptions': SHORT_LIVED,
  'spark.executor.extraJavaOptions': SHORT_LIVED,
} as const;
const READY_MS = 180_000;

export interface SparkCluster extends AsyncDisposable {
  /** As `--master` takes it. */
  master: string;
  /** Ends a worker and its executors as a power cut would. */
  kill(worker: number): void;
}

/**
 * Starts a master and so many workers, and waits until all are there. Throws where they are not in
 * three minutes.
 */
export async function startCluster(folder: string, workers: number): Promise<SparkCluster> {
  const [port, page] = [await freePort(), await freePort()];
  const master = `spark://${HOST}:${port}`;
  const children: ChildProcess[] = [];
  const cluster: SparkCluster = {
    master,
    kill: (worker) => end(children[worker + 1]),
    [Symbol.asyncDispose]: async () => {
      for (const child of children) end(child);
      await Promise.all(children.map(ended));
    },
  };
  // They are in groups of their own, which Ctrl-C does not reach.
  process.once('exit', () => children.forEach(end));
  const start = async (role: 'master' | 'worker', words: readonly string[]) =>
    children.push(await startRole(folder, role, words));
  await start('master', ['--port', String(port), '--webui-port', String(page)]);
  for (let worker = 0; worker < workers; worker++) {
    const work = join(folder, `worker-${worker}`);
    const size = ['--cores', '1', '--memory', '1g', '--work-dir', work];
    await start('worker', [...size, '--webui-port', String(await freePort()), master]);
  }
  try {
    await untilAlive(page, workers);
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
  return cluster;
}

async function startRole(
  folder: string,
  role: 'master' | 'worker',
  words: readonly string[],
): Promise<ChildProcess> {
  const name = role === 'master' ? 'Master' : 'Worker';
  const local = join(folder, 'local');
  await mkdir(local, { recursive: true });
  const home = process.env.SPARK_HOME ?? '';
  const program = join(home, 'bin', 'spark-class');
  return spawn(program, [`org.apache.spark.deploy.${role}.${name}`, '--host', HOST, ...words], {
    cwd: folder,
    env: {
      ...{ ...process.env, SPARK_LOCAL_DIRS: local },
      ...{ SPARK_DAEMON_MEMORY: '256m', SPARK_DAEMON_JAVA_OPTS: SHORT_LIVED },
    },
    stdio: 'ignore',
    detached: true,
  });
}

/** An executor is in the group of its worker. */
function end(child: ChildProcess | undefined): void {
  if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => child.once('exit', done));
}

async function untilAlive(page: number, workers: number): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://${HOST}:${page}/json/`).catch(() => undefined);
    const told = (await answer?.json().catch(() => undefined)) as { aliveworkers?: number };
    if (told?.aliveworkers === workers) return;
    await sleep(200);
  }
  throw new Error(`no ${workers} workers of Spark came up in ${READY_MS / 1000} s`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, HOST, done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Has the next runs of Spark read these settings, as an operator would write them down. */
export async function writeSettings(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(join(folder, 'spark-defaults.conf'), lines.join(''));
  process.env.SPARK_CONF_DIR = folder;
}
