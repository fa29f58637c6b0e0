import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressDisplay } from '../../src/commands/progress-display.ts';
import { startInvocation, within } from '../../src/invocation.ts';
import { widest } from '../../src/reports/render/layout.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream that remembers what was written to it, and when. */
function recorder(columns: number | undefined) {
  const written: { atMs: number; text: string }[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written.push({ atMs: performance.now(), text: String(chunk) });
      done();
    },
  });
  return { stream: Object.assign(stream, columns ? { isTTY: true, columns } : {}), written };
}

/** Shows half a minute of a load: a while without a word, then rows. */
function load(columns: number | undefined, env: Record<string, string> = {}) {
  const { stream, written } = recorder(columns);
  within(startInvocation([], { stdout: stream, stderr: stream, env }), () => {
    using display = createProgressDisplay(stream);
    display.show({ step: 'reading', done: 0, unit: 'rows' });
    vi.advanceTimersByTime(10_500);
    for (let done = 0; done < 100_000; done += 500) {
      display.show({ step: 'loading', done, total: 100_000, unit: 'rows' });
      vi.advanceTimersByTime(100);
    }
  });
  const lines = written
    .map(({ atMs, text }) => ({ atMs, text: stripVTControlCharacters(text).replace('\r', '') }))
    .filter(({ text }) => text !== '');
  return lines;
}

test.each([60, 80, 120, 200])(
  'on a terminal of %i columns it moves at least each second',
  (columns) => {
    const drawn = load(columns);
    const gaps = drawn.slice(1).map(({ atMs }, at) => atMs - (drawn[at]?.atMs ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_100);
    expect(drawn.length).toBeLessThan(32 * 10);
    expect(widest(drawn.map(({ text }) => text))).toBeLessThan(columns);
    expect(drawn.at(5)?.text).toMatch(/^reading {2}0:0[456]$/);
    expect(drawn.at(-20)?.text).toMatch(
      /^loading .*9\d % {2}9\d,\d{3} of 100,000 rows {2}5,0\d\d\/s/,
    );
    expect(drawn.some(({ text }) => / 0:\d\d left$/.test(text))).toBe(true);
  },
);

test.each([
  ['where nothing can be written over', undefined, {}],
  ['on a terminal that is dumb', 100, { TERM: 'dumb' }],
])('%s it is a plain line each ten seconds', (_, columns, env) => {
  const drawn = load(columns, env);
  expect(drawn.map(({ text }) => text)).toEqual([
    'reading, 0:10\n',
    expect.stringMatching(/^loading, 47 %, 47,\d{3} of 100,000 rows, 5,\d{3}\/s, 0:10 left\n$/),
    expect.stringMatching(/^loading, 97 %, 97,\d{3} of 100,000 rows, 5,\d{3}\/s, 0:01 left\n$/),
  ]);
});
