import { currentInvocation, type OutputStream } from '../invocation.ts';
import { describeTerminal, printNote } from '../output.ts';
import type { Progress, ProgressEvent } from '../progress.ts';
import { bar, cut } from '../reports/render/layout.ts';
import { visible } from '../reports/visible.ts';

const LINE_EVERY_MS = 10_000;
const DRAWN_EVERY_MS = 100;
const WIDEST_BAR = 30;

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** To the beginning of the line, and what is behind the cursor away. */
const LINE_BEGIN = '\r';
const REST_AWAY = '\u001b[K';

interface ProgressDisplay extends Disposable {
  show: Progress;
}

/** A bar with rate and time left on a terminal; elsewhere a line every 10 seconds. Both go on while nothing is told. */
export function createProgressDisplay(stream: OutputStream): ProgressDisplay {
  const steps = followSteps();
  const close = describeTerminal(stream).moves
    ? drawBar(stream, steps.current)
    : printLines(steps.current);
  return { show: steps.show, [Symbol.dispose]: close };
}

interface Step extends ProgressEvent {
  startedMs: number;
  /** What was done when it was first heard of: an earlier attempt has done that. */
  first: number;
  changedMs: number;
}

/** The newest step; of one and the same, what is done never becomes less. */
function followSteps() {
  let step: Step | undefined;
  return {
    current: () => step,
    show: (event: ProgressEvent) => {
      const now = performance.now();
      if (step?.step !== event.step || step.unit !== event.unit)
        step = { ...event, startedMs: now, first: event.done, changedMs: now };
      else if (event.done > step.done) step = { ...step, ...event, changedMs: now };
    },
  };
}

/**
 * Draws in the last line of the terminal, which whoever prints something else has cleared before.
 */
function drawBar(stream: OutputStream, current: () => Step | undefined): () => void {
  const invocation = currentInvocation();
  let drawn = '';
  const draw = () => {
    const step = current();
    const line = step ? renderStep(step, describeTerminal(stream).width - 1) : '';
    if (line !== drawn) stream.write(LINE_BEGIN + line + REST_AWAY);
    drawn = line;
  };
  const clear = () => {
    if (drawn !== '') stream.write(LINE_BEGIN + REST_AWAY);
    drawn = '';
  };
  stream.write(HIDE_CURSOR);
  invocation.clearLine = clear;
  const timer = setInterval(draw, DRAWN_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    clear();
    invocation.clearLine = () => {};
    stream.write(SHOW_CURSOR);
  };
}

function printLines(current: () => Step | undefined): () => void {
  const timer = setInterval(() => {
    const step = current();
    if (step) printNote(`${describeStep(step).join(', ')}\n`);
  }, LINE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** One line of at most `width` columns. */
function renderStep(step: Step, width: number): string {
  const [name = '', ...told] = describeStep(step);
  const share = shareOf(step);
  const rest = told.join('  ');
  const room = Math.min(WIDEST_BAR, width - name.length - rest.length - 4);
  if (share === undefined || room < 5) return cut(`${name}  ${rest}`, width);
  return cut(`${name}  ${bar(share, room).padEnd(room, '░')}  ${rest}`, width);
}

/** Its name, what is done of it, how much a second, and how long it takes: `loading`, `49 %`, … */
function describeStep(step: Step): string[] {
  const { done, total, unit, first, startedMs, changedMs } = step;
  const now = performance.now();
  const busySeconds = (changedMs - startedMs) / 1000;
  const share = shareOf(step);
  const rate = busySeconds > 1 ? (done - first) / busySeconds : 0;
  const left = total && rate > 0 ? (total - done) / rate - (now - changedMs) / 1000 : 0;
  const of = total ? ` of ${number(total)}` : '';
  return [
    visible(step.step),
    ...(share === undefined ? [] : [`${Math.floor(share * 100)} %`]),
    ...(done > 0 ? [`${number(done)}${of} ${unit}`] : []),
    ...(rate > 0 ? [`${number(Math.round(rate))}/s`] : []),
    left > 0 ? `${clock(Math.max(left, 1))} left` : clock((now - startedMs) / 1000),
  ];
}

const number = (value: number): string => Math.floor(value).toLocaleString('en-US');

function shareOf({ done, total }: ProgressEvent): number | undefined {
  return total ? Math.min(done / total, 1) : undefined;
}

/** `0:07`, `1:02:00` */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [whole / 3600, (whole / 60) % 60, whole % 60].map(Math.floor);
  const shown = `${hours ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours ? `${hours}:${shown}` : shown;
}
