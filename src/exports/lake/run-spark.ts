import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigError, EtlError, LaterError } from '../../errors.ts';
import { onInterrupt, refuseInterrupted } from '../../interrupt.ts';
import { currentIo } from '../../invocation.ts';
import { leaves } from '../../launcher.ts';
import { OWN_GROUP } from '../../run-program.ts';
import { errorCode } from '../../system-errors.ts';
import { SPARK_SETTINGS } from '../spark-script.ts';

/** What brings Iceberg to Spark 4.0, as Maven names it. */
export const ICEBERG_RUNTIME = 'org.apache.iceberg:iceberg-spark-runtime-4.0_2.13:1.10.0';

interface SparkRun {
  /** Where Spark runs: `local[4]`, `spark://host:7077`, `yarn`, `k8s://…`. */
  master: string;
  script: string;
  /** An existing folder for the script and what Spark leaves in its working directory. */
  work: string;
  /** More settings of Spark, by name. */
  settings?: Readonly<Record<string, string>>;
}

/**
 * Runs a script with `spark-sql` of SPARK_HOME, else of PATH. Throws ConfigError (exit 2) where
 * there is none or no Java, EtlError with Spark's own last words where it fails.
 */
export async function runSpark({ master, script, work, settings = {} }: SparkRun): Promise<void> {
  refuseInterrupted();
  const file = join(work, 'script.sql');
  await writeFile(file, script, { mode: 0o600 });
  const { env } = currentIo();
  const home = env.SPARK_HOME;
  const program = home ? join(home, 'bin', 'spark-sql') : 'spark-sql';
  const all = { ...SPARK_SETTINGS, 'spark.ui.enabled': 'false', ...settings };
  const confs = Object.entries(all).flatMap(([name, value]) => ['--conf', `${name}=${value}`]);
  const words = ['--master', master, ...confs, '-f', file];
  const child = spawn(program, words, {
    ...OWN_GROUP,
    cwd: work,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  using _ = onInterrupt(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  });
  // Without us it would go on writing, and nothing would keep the next run away from its tables.
  using __ = child.pid === undefined ? undefined : leaves({ process: child.pid });
  const ended = new Promise<number | string | null>((done, fail) =>
    child.on('error', fail).on('exit', (code, signal) => done(signal ?? code)),
  );
  const [end, complaint] = await Promise.all([ended, text(child.stderr)]).catch(notThere);
  refuseInterrupted();
  if (end !== 0) throw sparkFailure(end, complaint, master);
}

function notThere(error: unknown): never {
  if (!['ENOENT', 'EACCES'].includes(String(errorCode(error)))) throw error;
  throw new ConfigError('spark-sql is not there', {
    hint: 'install Spark 4 and set SPARK_HOME to its folder; --print-sql shows what would run',
    code: 'spark.missing',
    cause: error,
  });
}

const NO_JAVA =
  /JAVA_HOME is not set|java: (?:(?:command )?not found|No such|Permission)|UnsupportedClassVersion/;

/** What Spark's end, a code or the name of a signal, and its last words say. */
export function sparkFailure(
  end: number | string | null,
  complaint: string,
  master: string,
): EtlError {
  if (NO_JAVA.test(complaint))
    return new ConfigError('Spark finds no Java 17 or newer', {
      hint: 'install one, and set JAVA_HOME to its folder',
      code: 'spark.java',
    });
  // From version 4 on it names the SQLSTATE; before, it had no functions of SQL.
  if (/^\[PARSE_SYNTAX_ERROR\](?!.*SQLSTATE)/m.test(complaint))
    return new ConfigError('this Spark is older than version 4', {
      hint: 'install Spark 4, and set SPARK_HOME to its folder',
      code: 'spark.version',
    });
  if (/Cannot find catalog plugin class/.test(complaint))
    return new ConfigError('Spark has no Iceberg', {
      hint: `add 'spark.jars.packages ${ICEBERG_RUNTIME}', or that of your Spark, to conf/spark-defaults.conf of Spark`,
      code: 'spark.iceberg',
    });
  if (/\[unresolved dependency: /.test(complaint))
    return new ConfigError('Spark cannot get what spark.jars.packages names', {
      hint: 'let it reach Maven, or name a file by spark.jars in conf/spark-defaults.conf of Spark',
      code: 'spark.packages',
    });
  if (/Master must either be|Could not parse Master URL|Invalid master URL/.test(complaint))
    return new ConfigError(`${master} is no master of Spark`, {
      hint: 'write --master local[*], spark://host:7077, yarn or k8s://…',
      code: 'spark.master',
    });
  if (/All masters are unresponsive/.test(complaint))
    return new LaterError(`no Spark answers at ${master}`, {
      hint: 'start it, or name another by --master; then run the same command again',
      code: 'spark.unreachable',
    });
  // A shell says 128 and the number of the signal.
  if (typeof end !== 'number' || end > 128)
    return new EtlError(`spark-sql was killed (${end})`, {
      hint: 'run the same command again; if memory was short, set spark.driver.memory in conf/spark-defaults.conf of Spark',
      code: 'spark.killed',
      retryable: true,
    });
  return new EtlError(`spark-sql failed: ${lastWords(complaint).slice(0, 300)}`, {
    hint: '--print-sql shows what it was asked',
    code: 'spark.failed',
  });
}

/**
 * The first cause of all, which stands last. A stack is indented; what is only warned of is none.
 */
function lastWords(complaint: string): string {
  let isWarned = false;
  const lines = complaint.split('\n').filter((line) => {
    if (/ (?:WARN|INFO) /.test(line)) isWarned = true;
    else if (/^\[|^Exception in thread| ERROR /.test(line)) isWarned = false;
    return !isWarned && /^(\[|Caused by|Exception in thread|[\w.]+Exception)/.test(line);
  });
  const told = lines.findLast((line) => line.startsWith('[')) ?? lines.at(-1) ?? 'without a word';
  return told.trim();
}
