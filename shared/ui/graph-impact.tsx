import type { ReactElement } from 'react';
import type { Affected } from '../graph/impact.ts';
import type { Graph, GraphNode } from '../graph/graph.ts';
import type { NodeMark } from './graph-node.tsx';
import { impact, recoveryOrder } from '../graph/impact.ts';

/** What follows when some boxes fail. */
export interface Impact {
  readonly affected: readonly Affected[];
  readonly marks: ReadonlyMap<string, NodeMark>;
  /** What must be brought back, in order. */
  readonly order: readonly string[];
}

/** What follows in `graph` when `failed` fail. */
export function impactOf(graph: Graph, failed: ReadonlySet<string>): Impact {
  const affected = impact(graph, failed);
  return {
    affected,
    marks: new Map(affected.map(({ id, effect }) => [id, effect])),
    order: recoveryOrder(graph, affected),
  };
}

interface ImpactPanelProps {
  readonly graph: Graph;
  readonly impact: Impact;
  readonly onReach: (id: string) => void;
  readonly onClear: () => void;
}

/** What is said of a plan, whose boxes are done, and of a system, whose boxes work. */
const words = {
  plan: { broken: 'cannot start', order: 'Left to be done, in this order' },
  system: { broken: 'breaks', order: 'Bring back in this order' },
} as const;

/** What is affected and why, and in which order it comes back. */
export function ImpactPanel({
  graph,
  impact: shown,
  onReach,
  onClear,
}: ImpactPanelProps): ReactElement {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const label = (id: string): string => nodes.get(id)?.label ?? id;
  const said = graph.nodes.some(({ kind }) => kind === 'step') ? words.plan : words.system;
  const { affected, order } = shown;
  const others = affected.filter(({ effect }) => effect !== 'failed');
  return (
    <aside className="graph-impact" aria-label="What follows" aria-live="polite">
      {affected.length === 0 ? (
        <p>Choose the boxes that fail: click them, or press Enter on them.</p>
      ) : (
        <>
          <div className="graph-impact-head">
            <h2>
              {affected
                .filter(({ effect }) => effect === 'failed')
                .map(({ id }) => label(id))
                .join(', ')}{' '}
              {affected.length - others.length === 1 ? 'fails' : 'fail'}
            </h2>
            <button type="button" onClick={onClear}>
              Clear
            </button>
          </div>
          <h3>
            {others.length === 0 ? 'Nothing else is affected' : `${others.length} more affected`}
          </h3>
          <ul>
            {others.map(({ id, effect, path }) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onReach(id)}>
                  {label(id)}
                </button>{' '}
                {effect === 'broken' ? said.broken : 'degrades'}
                <div className="muted">{path.map(label).join(' → ')}</div>
              </li>
            ))}
          </ul>
          <h3>{said.order}</h3>
          <ol>
            {order.map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onReach(id)}>
                  {label(id)}
                </button>
                <div className="muted">{rollbackOf(graph, nodes.get(id))}</div>
              </li>
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}

/** What a playbook takes a box back to, such as `rolled back by checkout-2.14: 2.14.0 → 2.13.4`. */
function rollbackOf({ criticalMeaning }: Graph, node: GraphNode | undefined): string | undefined {
  if (node?.critical !== true || criticalMeaning === undefined) return undefined;
  return `${criticalMeaning}: ${(node.badges ?? []).join(', ')}`;
}
