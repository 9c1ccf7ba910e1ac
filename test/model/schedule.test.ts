import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSchedule } from '../../shared/model/schedule.ts';

test.each([
  ['0 */6 * * * UTC', '0 */6 * * *', 'UTC'],
  ['  30 2  * * MON-FRI   Europe/Berlin ', '30 2 * * MON-FRI', 'Europe/Berlin'],
  ['0,30 8-18/2 1 jan,Jul 7 America/New_York', '0,30 8-18/2 1 jan,Jul 7', 'America/New_York'],
  ['0 0 29 2 * Etc/GMT+5', '0 0 29 2 *', 'Etc/GMT+5'],
])('%j is a schedule', (text, cron, zone) => {
  expect(parseSchedule(text)).toEqual({ ok: true, value: { cron, zone } });
});

test.each([
  ['0 */6 * * *', 'has no time zone', /IANA/],
  ['', 'has 0 parts instead of 6', /time zone: 0/],
  ['0 3 * * UTC', 'has 5 parts instead of 6', /minute, hour/],
  ['0 0 3 * * * UTC', 'has 7 parts instead of 6', /minute, hour/],
  ['@daily UTC', 'has 2 parts instead of 6', /minute, hour/],
  ['60 3 * * * UTC', 'has "60" as its minute', /0 to 59/],
  ['0 24 * * * UTC', 'has "24" as its hour', /0 to 23/],
  ['0 3 0 * * UTC', 'has "0" as its day of the month', /1 to 31/],
  ['0 3 L * * UTC', 'has "L" as its day of the month', /1 to 31/],
  ['? 3 * * * UTC', 'has "?" as its minute', /0 to 59/],
  ['0 3 * 13 * UTC', 'has "13" as its month', /JAN to DEC/],
  ['0 3 * MON * UTC', 'has "MON" as its month', /JAN to DEC/],
  ['0 3 * * 8 UTC', 'has "8" as its day of the week', /Sunday/],
  ['0 3 * * FRI#2 UTC', 'has "FRI#2" as its day of the week', /Sunday/],
  ['0 3 * * FRIL UTC', 'has "FRIL" as its day of the week', /Sunday/],
  ['5-1 3 * * * UTC', 'has "5-1" as its minute', /0 to 59/],
  ['*/0 3 * * * UTC', 'has "*/0" as its minute', /0 to 59/],
  ['5/10 3 * * * UTC', 'has "5/10" as its minute', /0 to 59/],
  ['0 3 * * * Europe/Berlni', 'has "Europe/Berlni" as its time zone, which does not exist', /IANA/],
  ['0 3 * * * +02:00', 'has "+02:00" as its time zone, which does not exist', /IANA/],
  ['0 3 30 2 * UTC', 'never fires, for no month in it has such a day', /exists/],
])('%j is refused: %s', (text, reason, remedy) => {
  const parsed = parseSchedule(text);
  expect(parsed).toMatchObject({ ok: false, reason });
  expect(parsed.ok ? '' : parsed.remedy).toMatch(remedy);
});

test('a missing zone is proposed', () => {
  const parsed = parseSchedule('0 */6 * * *');
  expect(parsed).toMatchObject({ ok: false, suggestion: '0 */6 * * * UTC' });
});

test('any text gives a schedule or a reason, never an exception', () => {
  const part = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9*,/-]{1,6}$/),
    fc.constantFrom('*', '*/5', 'MON', 'JAN-JUN', 'UTC', 'Asia/Tokyo', '1-5', '@hourly'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const parsed = parseSchedule(parts.join(' '));
      if (!parsed.ok) expect(parsed.reason.length * parsed.remedy.length).toBeGreaterThan(0);
      else expect(parseSchedule(`${parsed.value.cron} ${parsed.value.zone}`)).toEqual(parsed);
    }),
    { numRuns: 300 },
  );
});
