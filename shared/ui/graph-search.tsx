import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { useMemo, useState } from 'react';
import type { LaidOutGraph, LaidOutNode } from '../graph/laid-out-graph.ts';

/** What is searched for in a graph, and what was found. */
export interface GraphSearch {
  readonly query: string;
  readonly found: readonly LaidOutNode[];
  /** Which of them is looked at. */
  readonly at: number;
  readonly ask: (query: string) => void;
  /** Looks at the next one, or at the one before with −1; returns it. */
  readonly step: (by: 1 | -1) => LaidOutNode | undefined;
}

/** Finds boxes by what is written in them. */
export function useGraphSearch(laidOut: LaidOutGraph): GraphSearch {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const found = useMemo(() => find(laidOut, query), [laidOut, query]);
  return {
    query,
    found,
    at,
    ask: (next) => {
      setQuery(next);
      setAt(-1);
    },
    step: (by) => {
      if (found.length === 0) return undefined;
      const next = (Math.max(at, by === 1 ? -1 : 0) + by + found.length) % found.length;
      setAt(next);
      return found[next];
    },
  };
}

function find({ nodes }: LaidOutGraph, query: string): LaidOutNode[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return nodes.filter(({ node: { label, lines = [], badges = [], detail = '' } }) =>
    [label, detail, ...lines, ...badges].some((text) => text.toLowerCase().includes(wanted)),
  );
}

interface SearchBoxProps {
  readonly search: GraphSearch;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onReach: (node: LaidOutNode) => void;
}

/** Where to write what is searched for; Enter leads from one find to the next. */
export function SearchBox({ search, input, onReach }: SearchBoxProps): ReactElement {
  const { query, found, at, ask, step } = search;
  const onKeyDown = (event: KeyboardEvent): void => {
    // Arrows and signs belong to the text that is written here.
    event.stopPropagation();
    if (event.key === 'Enter') {
      const reached = step(event.shiftKey ? -1 : 1);
      if (reached !== undefined) onReach(reached);
    } else if (event.key === 'Escape') ask('');
    else return;
    event.preventDefault();
  };
  const count = at < 0 ? String(found.length) : `${at + 1} of ${found.length}`;
  return (
    <div className="graph-search" role="search">
      <input
        ref={input}
        type="search"
        aria-label="Find in the graph"
        placeholder="Find"
        title="Find in the graph (Ctrl+F); Enter leads to the next"
        value={query}
        onChange={({ target }) => ask(target.value)}
        onKeyDown={onKeyDown}
      />
      <output aria-live="polite">{query.trim() === '' ? '' : count}</output>
    </div>
  );
}
