import fc from 'fast-check';
import type { Graph } from '../../shared/graph/graph.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const kinds = [
  'service',
  'store',
  'external',
  'infrastructure',
  'role',
  'step',
  'approval',
] as const;

/** Up to eight nodes with texts of any characters, any edges, loops and cycles among them. */
export const arbitraryGraph: fc.Arbitrary<Graph> = fc
  .array(
    fc.record(
      {
        label: text,
        kind: fc.constantFrom(...kinds),
        detail: text,
        lines: fc.array(text, { maxLength: 3 }),
        badges: fc.array(text, { maxLength: 3 }),
        group: fc.constantFrom('eu-1a', 'eu-1b'),
        critical: fc.boolean(),
      },
      { requiredKeys: ['label', 'kind'] },
    ),
    { maxLength: 8 },
  )
  .chain((nodes) => {
    const id = fc.nat(Math.max(0, nodes.length - 1)).map((index) => `id ${index}`);
    const edge = fc.record(
      {
        from: id,
        to: id,
        kind: fc.constantFrom('hard', 'soft', 'uses', 'order', 'gate'),
        label: text,
        critical: fc.boolean(),
      },
      { requiredKeys: ['from', 'to', 'kind'] },
    );
    const edges = fc.array(edge, { maxLength: nodes.length === 0 ? 0 : 12 });
    return edges.map((list) => ({
      nodes: nodes.map((node, index) => ({ id: `id ${index}`, ...node })),
      edges: list,
    }));
  });
