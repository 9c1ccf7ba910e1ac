import type { TraceEvent } from '../../model/journal.ts';
import { readableEvents } from './readable-events.ts';
import { describerOf } from '../../ui/describe-event.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { watchFrame } from './watch-frame.ts';

/** How long a run takes to watch unless a speed is given, in milliseconds. */
const usualMs = 20_000;
const frameMs = 80;
const up = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');
const clearLine = '\u001b[2K';
const clearBelow = '\u001b[J';

/**
 * Plays a run that has been made already in the terminal: its services, steps, people and events as time passes. Ends at once
 * when the signal aborts. Where there is no terminal, it prints its events.
 */
export async function watch(
  title: string,
  trace: readonly TraceEvent[],
  speed: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { stdout } = process;
  if (!stdout.isTTY) {
    const describe = describerOf(trace);
    const lines = readableEvents(trace).map(
      ({ event }) => `${formatDuration(event.tUs)}  ${describe(event)}\n`,
    );
    stdout.write(lines.join(''));
    return;
  }
  const endUs = trace.at(-1)?.tUs ?? 0;
  const factor = speed ?? Math.max(1, endUs / 1000 / usualMs);
  const started = performance.now();
  let shown = 0;
  for (let nowUs = 0; ;) {
    const frame = watchFrame(title, trace, nowUs, stdout.columns - 1).slice(0, stdout.rows - 2);
    const text = frame.map((line) => `${clearLine}${line}\n`).join('');
    stdout.write(`${up(shown)}${text}${clearBelow}`);
    shown = frame.length;
    if (nowUs >= endUs || signal.aborted) break;
    await new Promise((resolve) => setTimeout(resolve, frameMs));
    nowUs = Math.min(endUs, (performance.now() - started) * 1000 * factor);
  }
  stdout.write('\n');
}
