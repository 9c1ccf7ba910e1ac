import { CommandFailure } from './failure.ts';

/** The beginning of a day of UTC, milliseconds since 1970. Throws a CommandFailure for what is no day, such as 2026-02-31. */
export function parseDay(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : NaN;
  // One that a month does not have is taken for one of the next.
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)) return ms;
  throw new CommandFailure(
    `${text} is not a day.`,
    'Write it as 2026-10-02; days are those of UTC.',
  );
}
