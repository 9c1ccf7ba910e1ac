import type { Parsed } from '../../model/quantities/parsed.ts';
import type { QuantityName } from '../shape.ts';
import { parseDuration } from '../../model/quantities/duration.ts';
import { parseRate } from '../../model/quantities/rate.ts';
import { nextFirings } from '../../model/firings.ts';
import { parseSchedule } from '../../model/schedule.ts';
import { parseShare } from '../../model/quantities/share.ts';

const plain = (value: number, unit: string): string => `${Number(value.toPrecision(6))} ${unit}`;

const seconds = (text: string): Parsed<string> =>
  say(parseDuration(text), (us) => plain(us / 1e6, 'seconds'));

const amounts: Readonly<Partial<Record<QuantityName, (text: string) => Parsed<string>>>> = {
  duration: seconds,
  distribution: seconds,
  share: (text) => say(parseShare(text), (share) => plain(share, 'of the whole')),
  rate: (text) => say(parseRate(text), (perS) => plain(perS, 'per second')),
};

function say(parsed: Parsed<number>, words: (value: number) => string): Parsed<string> {
  return parsed.ok ? { ok: true, value: words(parsed.value) } : parsed;
}

/**
 * What a quantity amounts to in its base unit, such as `5400 seconds` for `1h30m`; for a schedule when it fires next
 * from `nowUs` on, in microseconds since 1970. Undefined where that says nothing more.
 */
export function describeQuantity(
  quantity: QuantityName,
  text: string,
  nowUs?: number,
): string | undefined {
  if (quantity === 'schedule') return nowUs === undefined ? undefined : nextTimes(text, nowUs);
  const amount = amounts[quantity]?.(text);
  return amount?.ok === true ? amount.value : undefined;
}

function nextTimes(text: string, nowUs: number): string | undefined {
  const schedule = parseSchedule(text);
  if (!schedule.ok) return undefined;
  const times = nextFirings(schedule.value, nowUs, 3).map((us) =>
    new Date(us / 1000)
      .toISOString()
      .replace('T', ' ')
      .replace(/:00\.000Z$/, ' UTC'),
  );
  return `Fires next on ${times.join(', ')}.`;
}
