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
  ['0 */6 * * *', 'the time zone is missing', /"0 \*\/6 \* \* \* UTC"/],
  ['', 'a schedule has 6 parts, here are 0', /time zone, such as/],
  ['0 3 * * UTC', 'a schedule has 6 parts, here are 5', /minute, hour/],
  ['0 0 3 * * * UTC', 'a schedule has 6 parts, here are 7', /minute, hour/],
  ['@daily UTC', 'a schedule has 6 parts, here are 2', /minute, hour/],
  ['60 3 * * * UTC', '"60" is not a minute', /0 to 59/],
  ['0 24 * * * UTC', '"24" is not an hour', /0 to 23/],
  ['0 3 0 * * UTC', '"0" is not a day of the month', /1 to 31/],
  ['0 3 L * * UTC', '"L" is not a day of the month', /1 to 31/],
  ['? 3 * * * UTC', '"?" is not a minute', /0 to 59/],
  ['0 3 * 13 * UTC', '"13" is not a month', /JAN to DEC/],
  ['0 3 * MON * UTC', '"MON" is not a month', /JAN to DEC/],
  ['0 3 * * 8 UTC', '"8" is not a day of the week', /Sunday/],
  ['0 3 * * FRI#2 UTC', '"FRI#2" is not a day of the week', /Sunday/],
  ['0 3 * * FRIL UTC', '"FRIL" is not a day of the week', /Sunday/],
  ['5-1 3 * * * UTC', '"5-1" is not a minute', /0 to 59/],
  ['*/0 3 * * * UTC', '"*/0" is not a minute', /0 to 59/],
  ['5/10 3 * * * UTC', '"5/10" is not a minute', /0 to 59/],
  ['0 3 * * * Europe/Berlni', '"Europe/Berlni" is not a time zone', /IANA/],
  ['0 3 * * * +02:00', '"+02:00" is not a time zone', /IANA/],
  ['0 3 30 2 * UTC', '"0 3 30 2 *" never fires: no month has such a day', /exists/],
])('%j is refused: %s', (text, reason, remedy) => {
  const parsed = parseSchedule(text);
  expect(parsed).toMatchObject({ ok: false, reason });
  expect(parsed.ok ? '' : parsed.remedy).toMatch(remedy);
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
