import { Presets, SingleBar } from 'cli-progress';
import type { OutputStream } from '../invocation.ts';
import { describeTerminal, printNote } from '../output.ts';
import type { Progress, ProgressEvent } from '../progress.ts';
import { bar, cut } from '../reports/render/layout.ts';
import { visible } from '../reports/visible.ts';

const LINE_EVERY_MS = 10_000;
const DRAWN_PER_SECOND = 10;
const WIDEST_BAR = 30;

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

function drawBar(stream: OutputStream, current: () => Step | undefined): () => void {
  const line = () => {
    const step = current();
    return step ? renderStep(step, (stream.columns ?? 100) - 1) : '';
  };
  const drawn = new SingleBar(
    {
      ...{ stream, format: line, fps: DRAWN_PER_SECOND, hideCursor: true },
      ...{ clearOnComplete: true, stopOnComplete: false, noTTYOutput: false },
    },
    Presets.shades_grey,
  );
  drawn.start(1, 0);
  return () => drawn.stop();
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
