import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../../shared/graph/critical-path.ts';
import { criticalPath } from '../../shared/graph/critical-path.ts';
import { arbitraryDag } from './arbitrary-dag.ts';

/** The longest sum of durations along any chain, by trying every chain. */
function longestByBruteForce(tasks: readonly Task[]): number {
  const ending = (task: Task): number =>
    task.duration +
    Math.max(0, ...tasks.filter(({ id }) => task.needs.includes(id)).map((need) => ending(need)));
  return Math.max(0, ...tasks.map(ending));
}

test('a diamond: the longer arm decides, the shorter one has slack', () => {
  const tasks = [
    { id: 'start', duration: 2, needs: [] },
    { id: 'long', duration: 5, needs: ['start'] },
    { id: 'short', duration: 1, needs: ['start'] },
    { id: 'end', duration: 3, needs: ['short', 'long'] },
  ];
  const { path, total, times } = criticalPath(tasks)!;
  expect(total).toBe(10);
  expect(path).toEqual(['start', 'long', 'end']);
  expect(times.get('short')).toEqual({
    earliestStart: 2,
    earliestFinish: 3,
    latestStart: 6,
    latestFinish: 7,
    slack: 4,
  });
});

test('no tasks take no time', () => {
  expect(criticalPath([])).toEqual({ times: new Map(), path: [], total: 0 });
});

test('a cycle has no critical path', () => {
  const tasks = [
    { id: 'a', duration: 1, needs: ['b'] },
    { id: 'b', duration: 1, needs: ['a'] },
  ];
  expect(criticalPath(tasks)).toBeUndefined();
});

test.each([-1, Number.NaN, Infinity])('a duration of %d is refused by name', (duration) => {
  expect(() => criticalPath([{ id: 'a', duration, needs: [] }])).toThrow(/"a"/);
});

test('the total is the longest chain', () => {
  fc.assert(
    fc.property(arbitraryDag(8), (tasks) => {
      expect(criticalPath(tasks)?.total).toBe(longestByBruteForce(tasks));
    }),
  );
});

test('the path is a chain of needs without slack that adds up to the total', () => {
  fc.assert(
    fc.property(arbitraryDag(10), (tasks) => {
      const { path, total, times } = criticalPath(tasks)!;
      const chain = path.map((id) => tasks.find((task) => task.id === id)!);
      expect(chain.reduce((sum, task) => sum + task.duration, 0)).toBe(total);
      chain.forEach((task, i) => {
        expect(times.get(task.id)?.slack).toBe(0);
        if (i > 0) expect(task.needs).toContain(path[i - 1]);
      });
    }),
  );
});

test('making a task longer lengthens the total by what exceeds its slack, and never shortens it', () => {
  const changed = arbitraryDag(10).filter((tasks) => tasks.length > 0);
  fc.assert(
    fc.property(changed, fc.nat(9), fc.nat(10), (tasks, pick, extra) => {
      const target = tasks[pick % tasks.length]!;
      const longer = tasks.map((task) =>
        task === target ? { ...task, duration: task.duration + extra } : task,
      );
      const before = criticalPath(tasks)!;
      const slack = before.times.get(target.id)!.slack;
      expect(criticalPath(longer)?.total).toBe(before.total + Math.max(0, extra - slack));
    }),
  );
});

test('every task fits between its earliest and latest times', () => {
  fc.assert(
    fc.property(arbitraryDag(10), (tasks) => {
      const { times, total } = criticalPath(tasks)!;
      for (const task of tasks) {
        const own = times.get(task.id)!;
        expect(own.earliestFinish - own.earliestStart).toBe(task.duration);
        expect(own.latestFinish - own.latestStart).toBe(task.duration);
        expect(own.slack).toBe(own.latestStart - own.earliestStart);
        expect(own.earliestStart).toBeGreaterThanOrEqual(0);
        expect(own.latestFinish).toBeLessThanOrEqual(total);
      }
    }),
  );
});
