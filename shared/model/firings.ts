import type { Cron } from 'croner';
import { CronPattern } from 'croner';
import type { Schedule } from './schedule.ts';
import { cronOf } from './schedule.ts';
import { prepareOffset } from './time-zone.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const referenceMs = 1_767_225_600_000;

/** Told each firing in order, in milliseconds since 1970; answers whether to go on. */
type Visit = (atMs: number) => boolean;

/** A schedule ready to list the firings of whole days quickly. */
interface Calendar {
  readonly cron: Cron;
  readonly pattern: CronPattern;
  /** When it fires on a day on which it does, in milliseconds since midnight, ascending. */
  readonly timesMs: readonly number[];
  readonly offsetMs: (atMs: number) => number;
}

/**
 * Every instant from `fromUs` on and before `toUs` at which the schedule fires, in microseconds since
 * 1970-01-01T00:00Z, ascending. At most `limit`, the earliest ones: a result of that length says that there may be more.
 * The default holds every minute of 20 days.
 *
 * Where clocks are put forward, a single time of day that is skipped fires at the next one that exists, and others
 * that are skipped do not fire; where clocks are put back, a single time of day fires once, others fire both times.
 */
export function firings(
  schedule: Schedule,
  fromUs: number,
  toUs: number,
  limit = 30_000,
): number[] {
  const found: number[] = [];
  if (limit <= 0) return found;
  visitFirings(schedule, fromUs / 1000, toUs / 1000, (atMs) => {
    found.push(atMs * 1000);
    return found.length < limit;
  });
  return found;
}

/** The first `count` firings from `fromUs` on; fewer only where the schedule has no more up to the year 9999. */
export function nextFirings(schedule: Schedule, fromUs: number, count: number): number[] {
  const cron = cronOf(schedule);
  const found: number[] = [];
  // The library looks for the first firing after an instant, in steps of a second.
  let next = cron.nextRun(new Date(Math.ceil(fromUs / 1_000_000) * 1000 - 1));
  while (next !== null && found.length < count) {
    found.push(next.getTime() * 1000);
    next = cron.nextRun(next);
  }
  return found;
}

/**
 * The longest time in microseconds between a firing in 2026 (in UTC) and the next one, so that the changes of summer time
 * count; for a schedule that does not fire in 2026, between the next two firings after it. Infinite where there are no two.
 */
export function maxGapUs(schedule: Schedule): number {
  const endMs = referenceMs + 365 * dayMs;
  let previousMs: number | undefined;
  let longestMs = 0;
  visitFirings(schedule, referenceMs, endMs, (atMs) => {
    if (previousMs !== undefined) longestMs = Math.max(longestMs, atMs - previousMs);
    previousMs = atMs;
    return true;
  });
  const [first = Infinity, second = Infinity] = nextFirings(schedule, endMs * 1000, 2);
  if (previousMs === undefined) return second - Math.min(first, Number.MAX_SAFE_INTEGER);
  return Math.max(longestMs * 1000, first - previousMs * 1000);
}

function visitFirings(schedule: Schedule, fromMs: number, toMs: number, visit: Visit): void {
  const calendar = openCalendar(schedule);
  const clipped: Visit = (atMs) => atMs < fromMs || (atMs < toMs && visit(atMs));
  const firstDay = Math.floor(fromMs / dayMs) * dayMs;
  let before = calendar.offsetMs(firstDay - dayMs);
  let offset = calendar.offsetMs(firstDay);
  for (let day = firstDay; day < toMs; day += dayMs) {
    const after = calendar.offsetMs(day + dayMs);
    // A change of the clocks matters on its own day, and just after when it falls on midnight.
    const steady = before === offset && offset === after;
    const more = steady
      ? visitSteadyDay(calendar, day, offset, clipped)
      : visitDay(calendar.cron, day, clipped);
    if (!more) return;
    before = offset;
    offset = after;
  }
}

/** One day in UTC by the library, at about 60 µs a firing. */
function visitDay(cron: Cron, day: number, visit: Visit): boolean {
  let next = cron.nextRun(new Date(day - 1));
  while (next !== null && next.getTime() < day + dayMs) {
    if (!visit(next.getTime())) return false;
    next = cron.nextRun(next);
  }
  return true;
}

/** One day in UTC throughout which the zone keeps its offset: its firings are the local times, moved. */
function visitSteadyDay(calendar: Calendar, day: number, offset: number, visit: Visit): boolean {
  const firstDate = Math.floor((day + offset) / dayMs) * dayMs;
  for (let date = firstDate; date < day + offset + dayMs; date += dayMs) {
    if (!firesOn(calendar.pattern, date)) continue;
    for (const timeMs of calendar.timesMs) {
      const atMs = date + timeMs - offset;
      if (atMs >= day && atMs < day + dayMs && !visit(atMs)) return false;
    }
  }
  return true;
}

/** Whether the expression fires on a date, given as the instant at which it begins in UTC. */
function firesOn(pattern: CronPattern, dateMs: number): boolean {
  const date = new Date(dateMs);
  if (pattern.month[date.getUTCMonth()] !== 1) return false;
  const inMonth = pattern.day[date.getUTCDate() - 1] === 1;
  const inWeek = pattern.dayOfWeek[date.getUTCDay()] !== 0;
  const either = !pattern.starDOM && !pattern.starDOW;
  return either ? inMonth || inWeek : inMonth && inWeek;
}

function openCalendar(schedule: Schedule): Calendar {
  const cron = cronOf(schedule);
  const pattern = new CronPattern(schedule.cron, schedule.zone, { mode: '5-part' });
  const { hour, minute } = pattern;
  const timesMs = hour.flatMap((on, atHour) =>
    on === 0
      ? []
      : minute.flatMap((also, atMinute) =>
          also === 0 ? [] : [(atHour * 60 + atMinute) * minuteMs],
        ),
  );
  return { cron, pattern, timesMs, offsetMs: prepareOffset(schedule.zone) };
}
