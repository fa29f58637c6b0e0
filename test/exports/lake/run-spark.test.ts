// What is made of Spark's last words, and of paths in what it is asked.
import { expect, test } from 'vitest';
import { sparkFailure } from '../../../src/exports/lake/run-spark.ts';
import { viewOf } from '../../../src/exports/spark-script.ts';

/** Spark warns of every pattern of paths in this way. */
const WARNED = `26/03/01 12:00:00 WARN FileStreamSink: Assume no metadata directory.
java.io.FileNotFoundException: File /lake/{a,b}/part-*.parquet does not exist
\tat org.apache.hadoop.fs.RawLocalFileSystem.deprecatedGetFileStatus
`;

test.each([
  ['SIGKILL', WARNED, 1, 'spark-sql was killed (SIGKILL)', 'run the same command again'],
  [137, WARNED, 1, 'spark-sql was killed (137)', 'spark.driver.memory'],
  [1, `${WARNED}[PARSE_SYNTAX_ERROR] at 'x'. SQLSTATE: 42601`, 1, 'SQLSTATE: 42601', 'print-sql'],
  [1, "[PARSE_SYNTAX_ERROR] Syntax error at '('.(line 3, pos 44)", 2, 'older than', 'SPARK_HOME'],
  [1, WARNED, 1, 'without a word', '--print-sql'],
  [
    127,
    'bin/spark-class: line 71: /opt/java/bin/java: No such file or directory',
    2,
    'Spark finds no Java 17 or newer',
    'JAVA_HOME',
  ],
  [
    1,
    `Exception in thread "main" org.apache.spark.SparkException: Master must either be yarn`,
    2,
    'sparc://h:7077 is no master of Spark',
    'spark://host:7077',
  ],
  [
    1,
    `26/03/01 12:00:00 ERROR StandaloneSchedulerBackend: All masters are unresponsive! Giving up.
Exception in thread "main" java.lang.IllegalStateException: stopped SparkContext`,
    75,
    'no Spark answers at sparc://h:7077',
    '--master',
  ],
] as const)(
  'Spark ends with %s: its reason and what to do are told',
  (end, words, code, says, hint) => {
    const failure = sparkFailure(end, words, 'sparc://h:7077');
    expect(failure).toMatchObject({ exitCode: code, hint: expect.stringContaining(hint) });
    expect(failure.message).toContain(says);
  },
);

test('what means something in patterns and in literals of Spark is a letter in a path', () => {
  expect(viewOf('t', "/la ke [1]/{x,y}'s \\", '{a,b}/*')).toBe(
    "create temporary view t using parquet options (path '/la ke \\\\[1\\\\]/\\\\{x\\\\,y\\\\}\\'s \\\\\\\\/{a,b}/*')",
  );
});
