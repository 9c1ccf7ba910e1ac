import type { Graph, GraphEdge, NodeKind } from '../../shared/graph/graph.ts';

const landscape: Readonly<Record<string, readonly [kind: NodeKind, needs: string]>> = {
  'web-gateway': ['service', 'accounts basket? search? orders catalogue'],
  'mobile-gateway': ['service', 'accounts orders catalogue notifications?'],
  'partner-api': ['service', 'orders inventory'],
  accounts: ['service', 'accounts-db sessions'],
  basket: ['service', 'sessions pricing'],
  catalogue: ['service', 'catalogue-db media? pricing?'],
  search: ['service', 'search-index'],
  pricing: ['service', 'pricing-db tax-rates?'],
  orders: ['service', 'orders-db payments inventory event-log shipping?'],
  payments: ['service', 'payments-db psp fraud-check?'],
  inventory: ['service', 'inventory-db event-log'],
  shipping: ['service', 'carrier event-log'],
  notifications: ['service', 'mail-provider event-log'],
  media: ['service', 'media-files'],
  'accounts-db': ['store', ''],
  sessions: ['store', ''],
  'catalogue-db': ['store', ''],
  'search-index': ['store', ''],
  'pricing-db': ['store', ''],
  'orders-db': ['store', ''],
  'payments-db': ['store', ''],
  'inventory-db': ['store', ''],
  'event-log': ['store', ''],
  'media-files': ['store', ''],
  psp: ['external', ''],
  'fraud-check': ['external', ''],
  carrier: ['external', ''],
  'mail-provider': ['external', ''],
  'tax-rates': ['external', ''],
};

/** Twenty-nine parts of a large shop; a question mark marks a soft need. */
export function landscapeGraph(): Graph {
  const names = Object.entries(landscape);
  return {
    nodes: names.map(([id, [kind]], index) => ({
      id,
      label: id,
      kind,
      lines: kind === 'service' ? [`${(index % 5) + 2} replicas`] : [],
    })),
    edges: names.flatMap(([from, [, needs]]) =>
      needs
        .split(' ')
        .filter((need) => need !== '')
        .map((need): GraphEdge => {
          const soft = need.endsWith('?');
          return { from, to: need.replace('?', ''), kind: soft ? 'soft' : 'hard' };
        }),
    ),
  };
}
