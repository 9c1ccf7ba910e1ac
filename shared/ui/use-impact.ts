import { useMemo, useState } from 'react';
import type { LaidOutGraph, LaidOutNode } from '../graph/laid-out-graph.ts';
import type { NodeMark } from './graph-node.tsx';
import { impactOf } from './graph-impact.tsx';

/** What fails, and what follows; undefined while nobody asks. */
export function useImpact({ graph }: LaidOutGraph) {
  const [failed, setFailed] = useState<ReadonlySet<string>>();
  const impact = useMemo(
    () => (failed === undefined ? undefined : impactOf(graph, failed)),
    [graph, failed],
  );
  return {
    failed,
    impact,
    toggle: () => setFailed(failed === undefined ? new Set() : undefined),
    clear: () => setFailed(new Set()),
    fail: (id: string) => setFailed((before) => toggled(before, id)),
  };
}

function toggled(before: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

/** What is said of boxes: what follows a failure, otherwise what was found. */
export function useMarks(
  impact: ReadonlyMap<string, NodeMark> | undefined,
  found: readonly LaidOutNode[],
): ReadonlyMap<string, NodeMark> | undefined {
  return useMemo(
    () => new Map([...found.map(({ node }) => [node.id, 'found'] as const), ...(impact ?? [])]),
    [impact, found],
  );
}
