import type { EdgeKind, NodeKind } from './graph.ts';

/** The word for each kind of node, as boxes and legends show it. */
export const nodeWords: Readonly<Record<NodeKind, string>> = {
  service: 'Service',
  store: 'Store',
  external: 'External',
  infrastructure: 'Infrastructure',
  role: 'Role',
  step: 'Step',
  approval: 'Approval',
};

/** What each kind of arrow means, as legends show it. */
export const edgeWords: Readonly<Record<EdgeKind, string>> = {
  hard: 'fails without',
  soft: 'degrades without',
  uses: 'uses',
  order: 'then',
  gate: 'permits',
};

/** What emphasis means unless a graph says otherwise. */
export const defaultCriticalMeaning = 'critical path';
