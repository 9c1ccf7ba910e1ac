import { expect, test } from 'vitest';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { readableEvents } from '../../shared/cli/drill/readable-events.ts';

const changed = (lostValues: number): TraceEvent => ({
  tUs: 0,
  kind: 'schema.changed',
  actor: 'engine',
  subject: 'db',
  data: { from: '42', to: '41', lostValues },
});

test('a migration is left to its step, unless it drops values', () => {
  expect(readableEvents([changed(0)])).toEqual([]);
  expect(readableEvents([changed(7)])).toEqual([{ event: changed(7) }]);
});
