import { EnvironmentError } from '../model/environment-error.ts';
import { parseDuration } from '../model/quantities/duration.ts';
import { parseInstant } from '../model/quantities/instant.ts';
import { readCsv } from './read-csv.ts';

/** How long a step took, once. */
export interface MeasuredDuration {
  readonly step: string;
  /** Whole microseconds, above 0. */
  readonly us: number;
  /** What it was measured in: a run, a pipeline, an incident. */
  readonly source: string;
}

const remedy =
  'Write a heading `step,duration`, or `step,started,ended`, then a row for each time that a step was done; `run` may stand beside them.';

/**
 * Reads how long steps took: CSV with the column `step` and either `duration` (`95s`, or plain seconds) or `started` and
 * `ended` (RFC 3339). `run` says what it was measured in, otherwise the file's name does. Throws an EnvironmentError that says
 * where and why when it cannot be read.
 */
export function parseDurations(text: string, name: string): MeasuredDuration[] {
  return readCsv(text, name, ['step'], remedy).map((row, index) => {
    const where = `${name}, row ${index + 2}`;
    const { step = '', duration = '', started = '', ended = '', run = '' } = row;
    if (step === '') throw new EnvironmentError(`${where} names no step.`, remedy);
    const us =
      duration === ''
        ? readInstant(ended, 'ended', where) - readInstant(started, 'started', where)
        : readDuration(duration, where);
    if (us <= 0) throw new EnvironmentError(`${where}: \`${step}\` took no time.`, remedy);
    return { step, us, source: run === '' ? name : run };
  });
}

function readDuration(text: string, where: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1e6);
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  throw new EnvironmentError(`${where}: the duration \`${text}\` ${parsed.reason}.`, remedy);
}

function readInstant(text: string, column: string, where: string): number {
  if (text === '')
    throw new EnvironmentError(`${where} has neither \`duration\` nor \`${column}\`.`, remedy);
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  throw new EnvironmentError(
    `${where}: \`${column}\` is \`${text}\`, which ${parsed.reason}.`,
    remedy,
  );
}
