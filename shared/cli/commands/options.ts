import { InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../failure.ts';
import { type Part, parsePart } from '../drill/parse-part.ts';
import { parseDuration } from '../../model/quantities/duration.ts';
import { parseShare } from '../../model/quantities/share.ts';

/** Runs what a command does, and keeps the exit code that it ends with. */
export type Run = (action: () => ExitCode | Promise<ExitCode>) => Promise<void>;

/** A whole number between two bounds. */
export const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };

/** `20x` or `20`. */
export const speedFactor = (text: string): number => {
  const value = Number(text.replace(/x$/i, ''));
  if (/^\d/.test(text) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError('It must be a number from 1 to 1000, such as 20x.');
};

/** A number of times, above 0. */
export const rate = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1e6) return value;
  throw new InvalidArgumentError('It must be a number above 0, such as 1 or 0.1.');
};

/** `5%` or `0.05`. */
export const precisionShare = (text: string): number => {
  const parsed = parseShare(text);
  const share = parsed.ok ? parsed.value : Number(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a share above 0, such as 5%.');
};

/** A duration in microseconds. */
export const age = (text: string): number => {
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('It must be a duration, such as 90d.');
};

/** One part of several, such as `2/4`. */
export const partOf = (text: string): Part => {
  const part = parsePart(text);
  if (part !== undefined) return part;
  throw new InvalidArgumentError('It must be a part of several, such as 2/4.');
};

/** Which results file. */
export const resultsOption = (): Option =>
  new Option(
    '--results <file>',
    'the results file; otherwise .backstep/results.db of the workspace',
  );
/** For people or for programs. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'how it is printed').choices(['text', 'json']).default('text');
