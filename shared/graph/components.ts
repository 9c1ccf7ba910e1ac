/** The state of one depth-first search; arrays are indexed by vertex, -1 means not yet. */
interface Search {
  readonly entered: Int32Array;
  readonly lowest: Int32Array;
  readonly onStack: Uint8Array;
  readonly stack: number[];
  readonly found: number[][];
  count: number;
}

/**
 * The strongly connected components of the graph whose vertex `i` points at `next[i]` (indexes),
 * those pointed at before those that point, members ascending. Linear time, no recursion, so that a
 * chain of any length is safe.
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2), 1972.
 */
export function components(next: readonly (readonly number[])[]): number[][] {
  const search: Search = {
    entered: new Int32Array(next.length).fill(-1),
    lowest: new Int32Array(next.length),
    onStack: new Uint8Array(next.length),
    stack: [],
    found: [],
    count: 0,
  };
  for (let root = 0; root < next.length; root++) {
    if (search.entered[root] === -1) explore(root, next, search);
  }
  return search.found;
}

function explore(root: number, next: readonly (readonly number[])[], search: Search): void {
  const calls: { readonly vertex: number; position: number }[] = [enter(root, search)];
  for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
    const to = next[call.vertex]?.[call.position++];
    if (to === undefined) {
      calls.pop();
      leave(call.vertex, search);
      const parent = calls.at(-1);
      if (parent !== undefined) lower(parent.vertex, search.lowest[call.vertex] ?? 0, search);
    } else if (search.entered[to] === -1) {
      calls.push(enter(to, search));
    } else if (search.onStack[to] === 1) {
      lower(call.vertex, search.entered[to] ?? 0, search);
    }
  }
}

function enter(vertex: number, search: Search): { vertex: number; position: number } {
  search.entered[vertex] = search.count;
  search.lowest[vertex] = search.count;
  search.count += 1;
  search.stack.push(vertex);
  search.onStack[vertex] = 1;
  return { vertex, position: 0 };
}

function lower(vertex: number, bound: number, search: Search): void {
  search.lowest[vertex] = Math.min(search.lowest[vertex] ?? bound, bound);
}

function leave(vertex: number, search: Search): void {
  if (search.lowest[vertex] !== search.entered[vertex]) return;
  const members = search.stack.splice(search.stack.lastIndexOf(vertex));
  for (const member of members) search.onStack[member] = 0;
  search.found.push(members.sort((a, b) => a - b));
}
