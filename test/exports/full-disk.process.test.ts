// faults.md E1: the disk an export goes to is full, or no file may grow so large.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launcher } from '../support/launcher.ts';
import { type Exports, openExports, visible } from './published.ts';

const run = promisify(execFile);
vi.setConfig({ testTimeout: 240_000 });

let exports: Exports;

beforeAll(async () => {
  exports = await openExports();
  await exports.publish(1);
  await exports.database.session.pg.query(`
    insert into nyx.job_posts (source_url, job_title, raw_location)
    select 'https://x.example/' || i, 'Engineer', string_agg(md5(i::text || ' ' || j), '')
    from generate_series(1, 6000) as i, generate_series(1, 100) as j
    group by i`);
});

afterAll(() => exports[Symbol.asyncDispose]());

test('a full disk is named; the published one stands, nothing else is left, and with space the same command works', async () => {
  // A disk of its own, in a name space of mounts that ends with the shell.
  const script = `
    mount -t tmpfs -o size="$(($(du -sm "$BEFORE" | cut -f1) + 3))m" tmpfs "$OUT"
    node() { "$NODE" "$LAUNCHER" "$@" --database-url "$URL"; }
    mkdir "$OUT/analyst" && cp -a "$BEFORE/." "$OUT/analyst"
    node export --out "$OUT"; echo "code $?" >&2
    ls -A "$OUT/analyst" >&2
    node export verify "$OUT"
    mount -o remount,size=900m "$OUT"
    node export --out "$OUT" --keep 1 >&2; echo "code $?" >&2
    ls -A "$OUT/analyst" | wc -l >&2
    echo first > "$OUT/report.html"; mount -o remount,size=60m "$OUT"; head -c 200m /dev/zero > "$OUT/filler"
    node report --overview --format html --warehouse "$OUT" --out "$OUT/report.html"; echo "code $?" >&2
    cat "$OUT/report.html"`;
  const mount = `${exports.out}/disk`;
  const { stdout, stderr } = await run(
    'unshare',
    ['-rm', 'sh', '-c', `mkdir -p "$OUT"; ${script}`],
    {
      env: {
        ...process.env,
        OUT: mount,
        BEFORE: exports.analyst,
        NODE: process.execPath,
        LAUNCHER: launcher,
        URL: exports.database.url,
      },
    },
  );
  expect(stderr).toMatch(/^error: .*\n(.*\n)*?hint: .*full.*\ncode 1\n20260101T000000Z\nlatest\n/m);
  expect(stdout).toMatch(
    /as published\n {2}compared with each other and with what the database recorded/,
  );
  expect(stderr).toMatch(/removed .*20260101T000000Z\n(.*\n)*code 0\n2\n/);
  expect(stderr).toMatch(/report.html cannot be written \(ENOSPC\)\nhint: .*\ncode 2\n$/);
  expect(stdout).toMatch(/\nfirst\n$/);
}, 120_000);

test.each([200, 12_000])(
  'files of %d blocks at most: one sentence, and nothing is published',
  async (blocks) => {
    const words = [
      '-c',
      `ulimit -f ${blocks}; exec "$@"`,
      'sh',
      process.execPath,
      launcher,
      'export',
      '--quiet',
    ];
    const failed = run('sh', [
      ...words,
      '--out',
      exports.out,
      '--database-url',
      exports.database.url,
    ]);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: .+\nhint: .+\n$/s),
    });
    expect(await visible(exports.analyst)).toEqual(['20260101T000000Z', 'latest']);
  },
);
