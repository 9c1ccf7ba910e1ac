import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar, NO_HANDLE } from '../../shared/drill/calendar.ts';

describe('Calendar', () => {
  it('gives entries by time, those of one time in the order they were scheduled', () => {
    const calendar = new Calendar<string>();
    calendar.schedule(5, 'b');
    calendar.schedule(1, 'a');
    calendar.schedule(5, 'c');
    expect([calendar.next(), calendar.next(), calendar.next(), calendar.next()]).toEqual([
      'a',
      'b',
      'c',
      undefined,
    ]);
  });

  it('cancels what is due, and nothing twice, even where a slot is used again', () => {
    const calendar = new Calendar<string>();
    const first = calendar.schedule(1, 'a');
    expect(calendar.cancel(first)).toBe(true);
    calendar.schedule(2, 'b');
    expect(calendar.cancel(first)).toBe(false);
    expect(calendar.cancel(NO_HANDLE)).toBe(false);
    expect(calendar.nextUs).toBe(2);
    expect(calendar.next()).toBe('b');
    expect(calendar.nextUs).toBe(Infinity);
  });

  it('agrees with a sorted list under any mix of scheduling, cancelling and taking', () => {
    const operation = fc.oneof(
      fc.record({ do: fc.constant('schedule' as const), time: fc.nat(20) }),
      fc.record({ do: fc.constant('cancel' as const), time: fc.nat(200) }),
      fc.record({ do: fc.constant('next' as const), time: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
        const calendar = new Calendar<number>();
        const handles: number[] = [];
        let model: { time: number; id: number }[] = [];
        operations.forEach(({ do: verb, time }) => {
          if (verb === 'schedule') {
            model.push({ time, id: handles.length });
            handles.push(calendar.schedule(time, handles.length));
          } else if (verb === 'cancel') {
            const id = handles.length === 0 ? 0 : time % handles.length;
            const isDue = model.some((entry) => entry.id === id);
            expect(calendar.cancel(handles[id] ?? NO_HANDLE)).toBe(isDue);
            model = model.filter((entry) => entry.id !== id);
          } else {
            model.sort((a, b) => a.time - b.time || a.id - b.id);
            expect(calendar.next()).toBe(model.shift()?.id);
          }
          expect(calendar.size).toBe(model.length);
        });
      }),
    );
  });
});
