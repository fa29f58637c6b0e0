import { Presets, SingleBar } from 'cli-progress';
import type { OutputStream } from '../invocation.ts';
import { describeTerminal, printNote } from '../output.ts';
import type { Progress, ProgressEvent } from '../progress.ts';
import { visible } from '../reports/visible.ts';

const LINE_EVERY_MS = 10_000;

export interface ProgressDisplay extends Disposable {
  show: Progress;
}

/** A bar with rate and time left on a terminal; elsewhere a line every 10 seconds. */
export function createProgressDisplay(stream: OutputStream): ProgressDisplay {
  return describeTerminal(stream).moves ? barDisplay(stream) : lineDisplay();
}

function barDisplay(stream: OutputStream): ProgressDisplay {
  let bar: SingleBar | undefined;
  let step = '';
  const close = () => bar?.stop();
  return {
    show: (event) => {
      if (event.step !== step) {
        close();
        step = event.step;
        const shown = visible(step);
        const format = event.total
          ? `${shown} {bar} {percentage}% | {value}/{total} ${event.unit} | {rate}/s | {eta_formatted} left`
          : `${shown} {value} ${event.unit} | {rate}/s`;
        bar = new SingleBar(
          { stream, format, clearOnComplete: true, hideCursor: true },
          Presets.shades_grey,
        );
        bar.start(event.total ?? 0, 0, { rate: 0 });
      }
      bar?.update(event.done, { rate: rateOf(event) });
    },
    [Symbol.dispose]: close,
  };
}

function lineDisplay(): ProgressDisplay {
  let last = performance.now();
  return {
    show: (event) => {
      const rate = rateOf(event);
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      if (event.unit === '%') {
        printNote(`${visible(event.step)}: ${event.done.toLocaleString('en-US')} %\n`);
        return;
      }
      const total = event.total ? ` of ${event.total.toLocaleString('en-US')}` : '';
      const done = event.done.toLocaleString('en-US');
      printNote(`${visible(event.step)}: ${done}${total} ${event.unit}, ${rate}/s\n`);
    },
    [Symbol.dispose]: () => {},
  };
}

const started = new Map<string, number>();

/** Per second since the step was first seen; in its first second it says little. */
function rateOf(event: ProgressEvent): string {
  const since = started.get(event.step) ?? performance.now();
  started.set(event.step, since);
  const seconds = (performance.now() - since) / 1000;
  return seconds > 1 ? Math.round(event.done / seconds).toLocaleString('en-US') : '…';
}
