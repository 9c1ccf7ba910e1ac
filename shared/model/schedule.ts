import { Cron } from 'croner';
import type { Parsed } from './quantities/parsed.ts';
import { parsed, unreadable } from './quantities/parsed.ts';
import { isTimeZone } from './time-zone.ts';

/** A 5-field cron expression in an IANA time zone. */
export interface Schedule {
  readonly cron: string;
  readonly zone: string;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** What may stand for numbers, as the end of a sentence. */
  readonly words?: string;
}

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: ' or JAN to DEC' },
  {
    name: 'day of the week',
    least: 0,
    most: 7,
    words: ' or SUN to SAT, where 0 and 7 are Sunday',
  },
];

const plainField = /^[\d*,/-]+$/;
const monthField = /^(?:[\d*,/-]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)+$/i;
const weekdayField = /^(?:[\d*,/-]|\b(?:sun|mon|tue|wed|thu|fri|sat)\b)+$/i;

/**
 * Reads the fields minute, hour, day of the month, month and day of the week and an IANA time zone, separated by
 * spaces. Fields are those of POSIX crontab with steps and with English names of months and days: no
 * seconds, nicknames, `?`, `L`, `W` or `#`. Days of the month and of the week both given: either will do.
 * Which zones exist is up to the time zone data of the platform. Refuses what never fires, such as 30 February.
 */
export function parseSchedule(text: string): Parsed<Schedule> {
  const parts = text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  const zone = parts[5];
  if (parts.length !== 6 || zone === undefined) return wrongCount(parts);
  for (const [index, { name, least, most, words = '' }] of fields.entries()) {
    const part = parts[index] ?? '';
    if (isField(part, index)) continue;
    const forms = 'a number, *, a list like 1,2, a range like 1-5, or a step like */2';
    return unreadable(
      `has "${part}" as its ${name}`,
      `Write ${least} to ${most}${words}: ${forms}.`,
    );
  }
  if (!isTimeZone(zone)) {
    const remedy = 'Write an IANA name such as UTC or Europe/Berlin.';
    return unreadable(`has "${zone}" as its time zone, which does not exist`, remedy);
  }
  return refuseNever({ cron: parts.slice(0, 5).join(' '), zone });
}

function wrongCount(parts: readonly string[]): Parsed<never> {
  if (parts.length === 5 && parts.every(isField)) {
    const remedy = 'Add an IANA name such as UTC or Europe/Berlin at its end.';
    return unreadable('has no time zone', remedy, `${parts.join(' ')} UTC`);
  }
  const names = fields.map(({ name }) => name).join(', ');
  return unreadable(
    `has ${parts.length === 1 ? '1 part' : `${parts.length} parts`} instead of 6`,
    `Write ${names} and time zone: 0 */6 * * * UTC.`,
  );
}

/** Whether a number is one of a field, or a step in it. */
function isWithin(number: number, index: number, isValue: boolean): boolean {
  const { least = 0, most = 0 } = fields[index] ?? {};
  return number >= (isValue ? least : 1) && number <= most;
}

function isField(part: string, index: number): boolean {
  const shape = index === 3 ? monthField : index === 4 ? weekdayField : plainField;
  if (part === '*') return true;
  // The most frequent forms need no library, which takes longer than reading a small file.
  const plain = /^(\*\/)?(\d{1,2})$/.exec(part);
  if (plain !== null && isWithin(Number(plain[2]), index, plain[1] === undefined)) return true;
  if (!shape.test(part)) return false;
  const cron = fields.map((_, other) => (other === index ? part : '*')).join(' ');
  try {
    // Without a zone, which would have the platform load its time zone data.
    return new Cron(cron, { mode: '5-part', paused: true }).getPattern() !== undefined;
  } catch {
    return false;
  }
}

function refuseNever(schedule: Schedule): Parsed<Schedule> {
  // Every month has the days up to 28, and every week all of its days.
  const days = schedule.cron.split(' ')[2] ?? '*';
  if (!/29|30|31|\/|-/.test(days)) return parsed(schedule);
  if (cronOf(schedule).nextRun(new Date(0)) !== null) return parsed(schedule);
  return unreadable(
    'never fires, for no month in it has such a day',
    'Choose a day that exists in one of its months.',
  );
}

/** The parsed expression; throws when it is none. It holds no timer and asks no clock. */
export function cronOf({ cron, zone }: Schedule): Cron {
  return new Cron(cron, { timezone: zone, mode: '5-part', paused: true });
}
