import { expect, onTestFinished, test } from 'vitest';
import { LiveStore } from '../../shared/live/live-store.ts';
import type { LiveStoreOptions } from '../../shared/live/live-store.ts';
import { testFolder } from '../support/run-cli.ts';

const second = 1_000_000;

function open(options: Partial<LiveStoreOptions> = {}) {
  const store = new LiveStore({
    name: 'orders/db',
    folder: testFolder(),
    schema: '42',
    writesPerS: 1,
    backupsUs: [],
    standsFor: 1,
    ...options,
  });
  onTestFinished(() => {
    store.close();
  });
  return store;
}

test('nothing is lost while nothing goes wrong', () => {
  const store = open();
  for (let at = 0; at < 10; at++) store.write(at * second, false);
  expect(store.assess(5 * second)).toEqual({
    lostRecords: 0,
    lostValues: 0,
    corruptRecords: 0,
    rpaUs: 0,
  });
});

test('a backup of before the drill gives up everything since it began', () => {
  const store = open({ backupsUs: [-300 * second] });
  for (let at = 1; at <= 10; at++) store.write(at * second, false);
  const lost = store.restore('backup', -300 * second);
  // One write a second for 300 s, and the ten of the drill.
  expect(lost).toBe(310);
  const { lostRecords, rpaUs } = store.assess(10 * second);
  expect(lostRecords).toBe(310);
  expect(rpaUs / second).toBeCloseTo(310, 0);
});

test('a backup made during the drill holds the state of its start', () => {
  const store = open();
  store.write(1 * second, false);
  store.backUp(2 * second);
  store.write(3 * second, false);
  expect(store.restore('backup', 2 * second)).toBe(1);
  store.write(4 * second, false);
  expect(store.assess(3 * second)).toMatchObject({ lostRecords: 1, rpaUs: 2 * second });
});

test('any point in time comes from the archive, also one after a restore', () => {
  const store = open();
  for (let at = 1; at <= 5; at++) store.write(at * second, false);
  expect(store.restore('point-in-time', 3 * second)).toBe(2);
  expect(store.assess(5 * second)).toMatchObject({ lostRecords: 2, rpaUs: 2 * second });
});

test('a row stands for as many writes as were not made', () => {
  const store = open({ standsFor: 20 });
  store.write(1 * second, false);
  store.write(2 * second, false);
  expect(store.restore('replica', 1 * second)).toBe(20);
});

test('a migration that drops values loses them, and no records', () => {
  const store = open();
  store.write(1 * second, true);
  store.write(2 * second, false);
  expect(store.migrate('41', true)).toBe(1);
  expect(store.schema).toBe('41');
  expect(store.migrate('42', false)).toBe(0);
  expect(store.assess(undefined)).toMatchObject({ lostRecords: 0, lostValues: 1 });
});
