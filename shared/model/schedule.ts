import { Cron } from 'croner';
import { isTimeZone } from './time-zone.ts';

/** A 5-field cron expression in an IANA time zone. */
export interface Schedule {
  readonly cron: string;
  readonly zone: string;
}

/** A schedule, or why the text is none and what to write instead, both without a full stop. */
export type ParsedSchedule =
  | { readonly ok: true; readonly value: Schedule }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

interface Field {
  readonly name: string;
  readonly range: string;
}

const fields: readonly Field[] = [
  { name: 'minute', range: '0 to 59' },
  { name: 'hour', range: '0 to 23' },
  { name: 'day of the month', range: '1 to 31' },
  { name: 'month', range: '1 to 12 or JAN to DEC' },
  { name: 'day of the week', range: '0 to 7 or SUN to SAT, where 0 and 7 are Sunday' },
];

const plainField = /^[\d*,/-]+$/;
const monthField = /^(?:[\d*,/-]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)+$/i;
const weekdayField = /^(?:[\d*,/-]|\b(?:sun|mon|tue|wed|thu|fri|sat)\b)+$/i;

const example = 'such as "0 */6 * * * UTC"';

/**
 * Reads the fields minute, hour, day of the month, month and day of the week and an IANA time zone, separated by
 * spaces. Fields are those of POSIX crontab with steps and with English names of months and days: no
 * seconds, nicknames, `?`, `L`, `W` or `#`. Days of the month and of the week both given: either will do.
 * Which zones exist is up to the time zone data of the platform. Refuses what never fires, such as 30 February.
 */
export function parseSchedule(text: string): ParsedSchedule {
  const parts = text.trim().split(/\s+/);
  const zone = parts[5];
  if (parts.length !== 6 || zone === undefined) return wrongCount(parts);
  for (const [index, field] of fields.entries()) {
    const part = parts[index] ?? '';
    if (!isField(part, index)) {
      return {
        ok: false,
        reason: `"${part}" is not ${field.name === 'hour' ? 'an' : 'a'} ${field.name}`,
        remedy: `use ${field.range}: a number, *, a list like 1,2, a range like 1-5, or a step like */2`,
      };
    }
  }
  if (!isTimeZone(zone)) {
    return {
      ok: false,
      reason: `"${zone}" is not a time zone`,
      remedy: 'use an IANA name such as UTC or Europe/Berlin',
    };
  }
  return refuseNever({ cron: parts.slice(0, 5).join(' '), zone });
}

function wrongCount(parts: readonly string[]): ParsedSchedule {
  if (parts.length === 5 && parts.every(isField)) {
    return {
      ok: false,
      reason: 'the time zone is missing',
      remedy: `write "${parts.join(' ')} UTC", or an IANA name such as Europe/Berlin in place of UTC`,
    };
  }
  const names = fields.map(({ name }) => name).join(', ');
  return {
    ok: false,
    reason: `a schedule has 6 parts, here are ${parts[0] === '' ? 0 : parts.length}`,
    remedy: `write ${names} and time zone, ${example}`,
  };
}

function isField(part: string, index: number): boolean {
  const shape = index === 3 ? monthField : index === 4 ? weekdayField : plainField;
  if (!shape.test(part)) return false;
  const cron = fields.map((_, other) => (other === index ? part : '*')).join(' ');
  try {
    cronOf({ cron, zone: 'UTC' });
    return true;
  } catch {
    return false;
  }
}

function refuseNever(schedule: Schedule): ParsedSchedule {
  if (cronOf(schedule).nextRun(new Date(0)) !== null) return { ok: true, value: schedule };
  return {
    ok: false,
    reason: `"${schedule.cron}" never fires: no month has such a day`,
    remedy: 'choose a day that exists in one of the months',
  };
}

/** The parsed expression; throws when it is none. It holds no timer and asks no clock. */
export function cronOf({ cron, zone }: Schedule): Cron {
  return new Cron(cron, { timezone: zone, mode: '5-part', paused: true });
}
