import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dependent } from '../../shared/graph/graph.ts';
import { ancestors, descendants, topologicalOrder } from '../../shared/graph/order.ts';
import { arbitraryDag } from './arbitrary-dag.ts';

const item = (id: string, ...needs: string[]): Dependent => ({ id, needs });

test('an order that is sound already is kept', () => {
  const items = [item('a'), item('b'), item('c', 'a'), item('d', 'b', 'a'), item('e')];
  expect(topologicalOrder(items)).toEqual({ order: ['a', 'b', 'c', 'd', 'e'], cycles: [] });
});

test('needs come first, unknown ones are ignored', () => {
  const items = [item('last', 'middle', 'nowhere'), item('middle', 'first'), item('first')];
  expect(topologicalOrder(items).order).toEqual(['first', 'middle', 'last']);
});

test('a cycle is a path that starts with its first member and loses no item', () => {
  const items = [item('x', 'a'), item('a', 'b'), item('b', 'c'), item('c', 'a'), item('y')];
  const { order, cycles } = topologicalOrder(items);
  expect(cycles).toEqual([['a', 'b', 'c']]);
  expect(order.toSorted()).toEqual(['a', 'b', 'c', 'x', 'y']);
  expect(order.indexOf('x')).toBeGreaterThan(order.indexOf('c'));
});

test('the shortest cycle of each knot is reported, a self-loop being the shortest of all', () => {
  const knot = [item('a', 'b'), item('b', 'c', 'a'), item('c', 'a')];
  const loop = [item('s', 't'), item('t', 's', 't')];
  expect(topologicalOrder([...knot, ...loop]).cycles).toEqual([['a', 'b'], ['t']]);
});

test('a chain of a hundred thousand is ordered without overflowing the stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => item(`${i}`, `${i + 1}`));
  expect(topologicalOrder(chain).order[0]).toBe('99999');
});

test('a ring of a hundred thousand is found without a hang', () => {
  const ring = Array.from({ length: 100_000 }, (_, i) => item(`${i}`, `${(i + 1) % 100_000}`));
  expect(topologicalOrder(ring).cycles.map((cycle) => cycle.length)).toEqual([100_000]);
});

test('ancestors and descendants follow needs in both directions', () => {
  const items = [item('a'), item('b', 'a'), item('c', 'b'), item('d', 'a'), item('e')];
  expect(ancestors(items, 'c')).toEqual(['a', 'b']);
  expect(descendants(items, 'a')).toEqual(['b', 'c', 'd']);
  expect(descendants(items, 'e')).toEqual([]);
  expect(ancestors(items, 'unknown')).toEqual([]);
});

test('of any acyclic items, in any order, every item comes after its needs', () => {
  const shuffledDag = arbitraryDag(12).chain((tasks) =>
    fc.shuffledSubarray(tasks, { minLength: tasks.length }),
  );
  fc.assert(
    fc.property(shuffledDag, (tasks) => {
      const { order, cycles } = topologicalOrder(tasks);
      expect(cycles).toEqual([]);
      expect(order.toSorted()).toEqual(tasks.map((task) => task.id).toSorted());
      for (const task of tasks) {
        for (const need of task.needs) {
          expect(order.indexOf(need)).toBeLessThan(order.indexOf(task.id));
        }
      }
    }),
  );
});

test('in any graph each reported cycle is one, and there is one exactly when something reaches itself', () => {
  const ids = ['0', '1', '2', '3', '4', '5'];
  const items = fc.tuple(...ids.map((id) => fc.subarray(ids).map((needs) => item(id, ...needs))));
  fc.assert(
    fc.property(items, (graph) => {
      const { cycles } = topologicalOrder(graph);
      for (const cycle of cycles) {
        cycle.forEach((id, i) => {
          const next = cycle[(i + 1) % cycle.length]!;
          expect(graph.find((one) => one.id === id)?.needs).toContain(next);
        });
      }
      const knotted = ids.some((id) => ancestors(graph, id).includes(id));
      expect(cycles.length > 0).toBe(knotted);
    }),
  );
});
