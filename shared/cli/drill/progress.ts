import { Presets, SingleBar } from 'cli-progress';
import { formatDuration } from '../../model/quantities/duration.ts';

/** Shows how far long work is. */
export interface Progress {
  /** What is finished, and of how much where that was not known before. */
  update: (finished: number, all?: number) => void;
  stop: () => void;
}

/** A bar with the time left on standard error; silent where that is not a terminal. */
export function startProgress(label: string, total: number, of = 'runs'): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} ${of}, {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: (finished, all) => {
      if (all !== undefined) bar.setTotal(all);
      bar.update(finished);
    },
    stop: () => bar.stop(),
  };
}

/** The time of a live drill on standard error, which has no end that is known; silent where that is not a terminal. */
export function startClock(label: string, speed: number): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const clear = '\r\u001b[K';
  return {
    update: (nowUs) => {
      const text = `${label} live at ${speed}x, ${formatOffset(nowUs)} in`;
      process.stderr.write(clear + text);
    },
    stop: () => process.stderr.write(clear),
  };
}

const formatOffset = (us: number): string => formatDuration(Math.round(us / 1e6) * 1_000_000);
