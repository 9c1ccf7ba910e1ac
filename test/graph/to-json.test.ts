import { expect, test } from 'vitest';
import type { Graph } from '../../shared/graph/graph.ts';
import { playbookGraph } from '../../shared/graph/playbook-graph.ts';
import { toJson } from '../../shared/graph/to-json.ts';
import { samplePlaybook } from './sample-playbook.ts';

test('every key is present, needs come first in the order', () => {
  const graph: Graph = {
    nodes: [
      { id: 'web', label: 'Web', kind: 'service', at: ['services', 'web'] },
      { id: 'db', label: 'Db', kind: 'store' },
    ],
    edges: [{ from: 'web', to: 'db', kind: 'hard' }],
  };
  expect(toJson(graph)).toEqual({
    format: 'backstep-graph/1',
    nodes: [
      {
        id: 'web',
        label: 'Web',
        kind: 'service',
        detail: null,
        lines: [],
        badges: [],
        group: null,
        critical: false,
        at: 'services.web',
        times: null,
      },
      {
        id: 'db',
        label: 'Db',
        kind: 'store',
        detail: null,
        lines: [],
        badges: [],
        group: null,
        critical: false,
        at: null,
        times: null,
      },
    ],
    edges: [{ from: 'web', to: 'db', kind: 'hard', label: null, critical: false }],
    order: ['db', 'web'],
    cycles: [],
    criticalPath: null,
  });
});

test('cycles are reported', () => {
  const graph: Graph = {
    nodes: [{ id: 'a', label: 'a', kind: 'step' }],
    edges: [{ from: 'a', to: 'a', kind: 'order' }],
  };
  expect(toJson(graph)).toMatchObject({ order: ['a'], cycles: [['a']] });
});

test('a schedule gives times by step and the critical path', () => {
  const { graph, schedule } = playbookGraph(samplePlaybook());
  const json = toJson(graph, { schedule: schedule! });
  expect(json.criticalPath).toEqual({ ids: schedule!.path, totalUs: schedule!.total });
  expect(json.nodes.find((node) => node.id === 'drain')?.times).toMatchObject({
    earliestStartUs: 0,
    earliestFinishUs: 20_000_000,
  });
  expect(json.nodes.find((node) => node.id === 'approval:production')?.times).toBeNull();
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
