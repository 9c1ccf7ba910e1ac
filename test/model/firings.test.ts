import { Cron } from 'croner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firings, maxGapUs, nextFirings } from '../../shared/model/firings.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { isTimeZone, prepareOffset } from '../../shared/model/time-zone.ts';

const hour = 3_600_000_000;
const day = 24 * hour;
const utc = (cron: string): Schedule => ({ cron, zone: 'UTC' });
const berlin = (cron: string): Schedule => ({ cron, zone: 'Europe/Berlin' });
const at = (text: string): number => Date.parse(text) * 1000;
const texts = (instants: readonly number[]): string[] =>
  instants.map((instant) => new Date(instant / 1000).toISOString().slice(0, 16));

test('lists from the start, included, to the end, excluded', () => {
  const found = firings(utc('0 */6 * * *'), at('2026-03-01T06:00Z'), at('2026-03-02T06:00Z'));
  expect(texts(found)).toEqual([
    '2026-03-01T06:00',
    '2026-03-01T12:00',
    '2026-03-01T18:00',
    '2026-03-02T00:00',
  ]);
  expect(firings(utc('0 0 1 1 *'), at('2026-01-02T00:00Z'), at('2026-12-31T00:00Z'))).toEqual([]);
  expect(firings(utc('* * * * *'), at('2026-01-02T00:00Z'), at('2026-01-01T00:00Z'))).toEqual([]);
  expect(
    firings(utc('* * * * *'), at('2026-01-01T00:00Z') + 1, at('2026-01-01T00:02Z')),
  ).toHaveLength(1);
});

test('a zone moves the firings, and summer time moves them within a year', () => {
  const nightly = berlin('0 3 * * *');
  expect(texts(nextFirings(nightly, at('2026-01-10T00:00Z'), 1))).toEqual(['2026-01-10T02:00']);
  expect(texts(nextFirings(nightly, at('2026-07-10T00:00Z'), 1))).toEqual(['2026-07-10T01:00']);
});

test('a skipped time fires at the next one that exists, a repeated one once', () => {
  const spring = firings(berlin('30 2 * * *'), at('2026-03-28T12:00Z'), at('2026-03-30T12:00Z'));
  expect(texts(spring)).toEqual(['2026-03-29T01:00', '2026-03-30T00:30']);
  const autumn = firings(berlin('30 2 * * *'), at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z'));
  expect(texts(autumn)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
});

test('the limit keeps the earliest', () => {
  const all = firings(utc('*/5 * * * *'), at('2026-01-01T00:00Z'), at('2026-01-03T00:00Z'));
  expect(all).toHaveLength(576);
  expect(firings(utc('*/5 * * * *'), at('2026-01-01T00:00Z'), at('2026-01-03T00:00Z'), 10)).toEqual(
    all.slice(0, 10),
  );
  expect(firings(utc('* * * * *'), 0, 365 * day)).toHaveLength(30_000);
  expect(firings(utc('* * * * *'), 0, day, 0)).toEqual([]);
});

test('days of the month and of the week: either will do when both are given', () => {
  const found = firings(utc('0 0 13 * 5'), at('2026-01-01T00:00Z'), at('2026-01-20T00:00Z'));
  expect(texts(found).map((text) => text.slice(8, 10))).toEqual(['02', '09', '13', '16']);
});

const field = (low: number, high: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min: 2, max: 7 }).map((step) => `*/${step}`),
    fc.integer({ min: low, max: high }).map(String),
    fc
      .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
      .map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`),
  );

const arbitrarySchedule = fc.record({
  cron: fc
    .tuple(
      fc.oneof(fc.nat(59).map(String), fc.constantFrom('*/20', '0,30')),
      field(0, 23),
      field(1, 31),
      field(1, 12),
      field(0, 7),
    )
    .map((parts) => parts.join(' ')),
  zone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Kiritimati',
    'Atlantic/Azores',
    'Asia/Beirut',
  ),
});

test('the same as stepping through the schedule one firing at a time', () => {
  const moment = fc.integer({
    min: at('2017-01-01T00:00Z') / hour,
    max: at('2029-01-01T00:00Z') / hour,
  });
  // Around the changes of summer time, the days at stake.
  const changes = fc
    .tuple(fc.constantFrom('03-08', '03-29', '10-25', '11-01', '04-05', '10-04'), fc.nat(72))
    .map(([date, hours]) => at(`2026-${date}T00:00Z`) / hour - hours);
  fc.assert(
    fc.property(arbitrarySchedule, fc.oneof(moment, changes), (schedule, fromHours) => {
      const from = fromHours * hour;
      const to = from + 5 * day;
      const cron = new Cron(schedule.cron, {
        timezone: schedule.zone,
        mode: '5-part',
        paused: true,
      });
      const expected: number[] = [];
      let next = cron.nextRun(new Date(from / 1000 - 1));
      while (next !== null && next.getTime() * 1000 < to) {
        expected.push(next.getTime() * 1000);
        next = cron.nextRun(next);
      }
      expect(firings(schedule, from, to)).toEqual(expected);
      expect(nextFirings(schedule, from, 3).slice(0, expected.length)).toEqual(
        expected.slice(0, 3),
      );
    }),
    { numRuns: 400 },
  );
});

test('the longest gap', () => {
  expect(maxGapUs(utc('0 */6 * * *'))).toBe(6 * hour);
  expect(maxGapUs(utc('* * * * *'))).toBe(hour / 60);
  expect(maxGapUs(utc('0 9-17 * * *'))).toBe(16 * hour);
  expect(maxGapUs(utc('0 3 * * 1-5'))).toBe(3 * day);
  expect(maxGapUs(utc('0 0 1 * *'))).toBe(31 * day);
  expect(maxGapUs(utc('0 0 1 1 *'))).toBe(365 * day);
  expect(maxGapUs(utc('0 0 29 2 *'))).toBe(1461 * day);
  // The night on which clocks go back is an hour longer.
  expect(maxGapUs(berlin('0 12 * * *'))).toBe(25 * hour);
});

test('fractions of a second before a firing', () => {
  const nine = at('2026-01-01T09:00Z');
  const daily = utc('0 9 * * *');
  expect(nextFirings(daily, nine, 1)).toEqual([nine]);
  expect(nextFirings(daily, nine - 1, 1)).toEqual([nine]);
  expect(nextFirings(daily, nine + 1, 1)).toEqual([nine + day]);
  expect(nextFirings(daily, nine, 0)).toEqual([]);
});

test('offsets of zones, east and west, whole hours or not', () => {
  const summer = Date.parse('2026-07-01T00:00Z');
  expect(prepareOffset('UTC')(summer)).toBe(0);
  expect(prepareOffset('Europe/Berlin')(summer) * 1000).toBe(2 * hour);
  expect(prepareOffset('America/St_Johns')(summer) * 1000).toBe(-2.5 * hour);
  expect(prepareOffset('Africa/Monrovia')(0)).toBe(-44 * 60_000 - 30_000);
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
