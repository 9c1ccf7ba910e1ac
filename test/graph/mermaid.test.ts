import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMermaid, toMermaid } from '../../shared/graph/mermaid.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';

test('a graph with every sort of line', () => {
  const text = toMermaid({
    nodes: [
      { id: 'end', label: 'end', kind: 'service', group: 'eu "1"', lines: ['2 replicas'] },
      { id: 'db', label: 'orders-db', kind: 'store', detail: 'postgres', critical: true },
    ],
    edges: [
      { from: 'end', to: 'db', kind: 'hard', label: 'reads', critical: true },
      { from: 'db', to: 'end', kind: 'soft' },
    ],
    direction: 'down',
  });
  expect(text.split('\n')).toEqual([
    'flowchart TB',
    '  subgraph g0["eu #34;1#34;"]',
    '    n0("end<br/>Service<br/>2 replicas")',
    '  end',
    '  n1[("orders-db<br/>Store · postgres")]',
    '  n0 -->|"reads"| n1',
    '  n1 -.-> n0',
    '  classDef critical stroke:#bf4310,stroke-width:3px',
    '  class n1 critical',
    '  linkStyle 0 stroke:#bf4310,stroke-width:3px',
    '',
  ]);
});

test('a label cannot end its quotes, its line or its text', () => {
  expect(escapeMermaid('say "hi"; <b>&amp;\n`code` #1')).toBe(
    'say #34;hi#34;#59; #60;b#62;#38;amp#59; #96;code#96; #35;1',
  );
});

test('a label does not become a list, a blank one is left out', () => {
  expect(escapeMermaid('1. drain')).toBe('1#46; drain');
  expect(escapeMermaid('- drain')).toBe('#45; drain');
  const nodes = [{ id: 'a', label: '', kind: 'step' as const }];
  const edges = [{ from: 'a', to: 'a', kind: 'order' as const, label: ' ' }];
  expect(toMermaid({ nodes, edges })).toContain('n0 --> n0');
});

test('whatever the texts, every line is one of the known forms', () => {
  const forms = [
    /^flowchart (?:LR|TB)$/,
    /^ {2}subgraph g\d+\["[^"]*"\]$/,
    /^ {2}end$/,
    /^ {2,4}n\d+[[({/]+"[^"]*"[\])}/]+$/,
    /^ {2}n\d+ -(?:->|\.->|\.-o)(?:\|"[^"]*"\|)? n\d+$/,
    /^ {2}(?:classDef|class|linkStyle) [^"]+$/,
  ];
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      for (const line of toMermaid(graph).trimEnd().split('\n')) {
        expect(
          forms.some((form) => form.test(line)),
          line,
        ).toBe(true);
      }
    }),
  );
});
