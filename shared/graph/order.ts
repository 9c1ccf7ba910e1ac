import type { Dependent } from './graph.ts';
import { components } from './components.ts';

/** An order in which everything comes after what it needs, as far as that is possible. */
export interface Ordering {
  /** Every id once. Where a cycle makes it impossible, its members keep the order of the input. */
  readonly order: readonly string[];
  /**
   * One shortest cycle of each knot of mutual needs: each id needs the next, the last needs the first.
   * Starts with the member that comes first in the input. Empty when the order is sound. In a knot of
   * more than a thousand needs it is only the shortest through those that come first.
   */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Orders `items` so that needs come first; items that are in such an order already keep it.
 * Takes time linear in items and needs, besides finding shortest cycles.
 */
export function topologicalOrder(items: readonly Dependent[]): Ordering {
  if (isInOrder(items)) return { order: items.map(({ id }) => id), cycles: [] };
  const needs = needsByIndex(items);
  const order: string[] = [];
  const cycles: string[][] = [];
  for (const members of components(needs)) {
    for (const index of members) order.push(idAt(items, index));
    const cycle = shortestCycle(members, needs);
    if (cycle !== undefined) cycles.push(cycle.map((index) => idAt(items, index)));
  }
  return { order, cycles };
}

/** Whether all that is needed stands before it, as in most lists that people write. */
function isInOrder(items: readonly Dependent[]): boolean {
  const before = new Set<string>();
  for (const { id, needs } of items) {
    if (before.has(id)) return false;
    for (const need of needs) if (!before.has(need)) return false;
    before.add(id);
  }
  return true;
}

/** Everything that `id` needs, directly or not, in the order of `items`; itself only within a cycle. */
export function ancestors(items: readonly Dependent[], id: string): string[] {
  return reachable(items, id, needsByIndex(items));
}

/** Everything that needs `id`, directly or not, in the order of `items`; itself only within a cycle. */
export function descendants(items: readonly Dependent[], id: string): string[] {
  const needs = needsByIndex(items);
  const neededBy: number[][] = items.map(() => []);
  needs.forEach((list, index) => {
    for (const need of list) neededBy[need]?.push(index);
  });
  return reachable(items, id, neededBy);
}

function needsByIndex(items: readonly Dependent[]): number[][] {
  const indexes = new Map(items.map((item, index) => [item.id, index]));
  return items.map((item) =>
    [...new Set(item.needs)].flatMap((need) => {
      const index = indexes.get(need);
      return index === undefined ? [] : [index];
    }),
  );
}

function reachable(
  items: readonly Dependent[],
  id: string,
  next: readonly (readonly number[])[],
): string[] {
  const seen = new Set<number>();
  const pending = [items.findIndex((item) => item.id === id)];
  for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
    for (const to of next[from] ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      pending.push(to);
    }
  }
  return items.filter((_, index) => seen.has(index)).map((item) => item.id);
}

/** Links that the search in one knot may follow; enough for a thousand items with a thousand links. */
const searchBudget = 1_000_000;

function shortestCycle(
  members: readonly number[],
  needs: readonly (readonly number[])[],
): number[] | undefined {
  const within = new Set(members);
  const links = members.reduce((sum, member) => sum + (needs[member]?.length ?? 0), 1);
  const starts = members.slice(0, Math.max(1, Math.floor(searchBudget / links)));
  let shortest: number[] | undefined;
  for (const start of starts) {
    const cycle = cycleThrough(start, within, needs, shortest?.length ?? Infinity);
    if (cycle !== undefined) shortest = cycle;
    if (shortest?.length === 1) break;
  }
  return shortest;
}

/** A shortest cycle through `start` with fewer than `limit` members, by breadth-first search. */
function cycleThrough(
  start: number,
  within: ReadonlySet<number>,
  needs: readonly (readonly number[])[],
  limit: number,
): number[] | undefined {
  const cameFrom = new Map<number, number>([[start, start]]);
  let frontier = [start];
  for (let length = 1; length < limit && frontier.length > 0; length++) {
    const next: number[] = [];
    for (const from of frontier) {
      for (const to of needs[from] ?? []) {
        if (to === start) return trace(from, start, cameFrom);
        if (!within.has(to) || cameFrom.has(to)) continue;
        cameFrom.set(to, from);
        next.push(to);
      }
    }
    frontier = next;
  }
  return undefined;
}

function trace(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [end];
  for (let at = end; at !== start;) {
    at = cameFrom.get(at) ?? start;
    path.push(at);
  }
  return path.reverse();
}

function idAt(items: readonly Dependent[], index: number): string {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index} among ${items.length}.`);
  return item.id;
}
