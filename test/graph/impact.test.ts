import { expect, test } from 'vitest';
import type { EdgeKind, Graph } from '../../shared/graph/graph.ts';
import { impact, recoveryOrder } from '../../shared/graph/impact.ts';

const graph = (...edges: [from: string, to: string, kind: EdgeKind][]): Graph => ({
  nodes: [...new Set(edges.flatMap(([from, to]) => [from, to]))].map((id) => ({
    id,
    label: id,
    kind: 'service',
  })),
  edges: edges.map(([from, to, kind]) => ({ from, to, kind })),
});

test('hard needs break, soft needs degrade, and the path explains it', () => {
  const shop = graph(
    ['web', 'checkout', 'hard'],
    ['web', 'tips', 'soft'],
    ['checkout', 'db', 'hard'],
    ['tips', 'db', 'hard'],
    ['app', 'tips', 'soft'],
  );
  expect(impact(shop, ['db'])).toEqual([
    { id: 'web', effect: 'broken', path: ['db', 'checkout', 'web'] },
    { id: 'checkout', effect: 'broken', path: ['db', 'checkout'] },
    { id: 'tips', effect: 'broken', path: ['db', 'tips'] },
    { id: 'db', effect: 'failed', path: ['db'] },
    { id: 'app', effect: 'degraded', path: ['db', 'tips', 'app'] },
  ]);
});

test('a hard need on something degraded only degrades', () => {
  const chain = graph(['c', 'b', 'hard'], ['b', 'a', 'soft']);
  expect(impact(chain, ['a']).map(({ id, effect }) => [id, effect])).toEqual([
    ['c', 'degraded'],
    ['b', 'degraded'],
    ['a', 'failed'],
  ]);
});

test('a hard way to break wins over a shorter soft way', () => {
  const both = graph(['top', 'db', 'soft'], ['top', 'mid', 'hard'], ['mid', 'db', 'hard']);
  expect(impact(both, ['db'])[0]).toEqual({
    id: 'top',
    effect: 'broken',
    path: ['db', 'mid', 'top'],
  });
});

test('steps after a failed one are blocked; configuration passes nothing on', () => {
  const mixed = graph(['drain', 'deploy', 'order'], ['web', 'config', 'uses']);
  expect(impact(mixed, ['drain', 'config']).map((one) => one.id)).toEqual([
    'drain',
    'deploy',
    'config',
  ]);
});

test('cycles end, unknown ids are ignored, nothing failed affects nothing', () => {
  const cycle = graph(['a', 'b', 'hard'], ['b', 'a', 'hard']);
  expect(impact(cycle, ['a', 'nowhere']).map((one) => one.effect)).toEqual(['failed', 'broken']);
  expect(impact(cycle, [])).toEqual([]);
});

test('what cannot work without something comes back after it; what only degraded is not listed', () => {
  const shop = graph(
    ['web', 'checkout', 'hard'],
    ['web', 'tips', 'soft'],
    ['checkout', 'db', 'hard'],
    ['checkout', 'config', 'uses'],
    ['app', 'tips', 'soft'],
  );
  expect(recoveryOrder(shop, impact(shop, ['db']))).toEqual(['db', 'checkout', 'web']);
  expect(recoveryOrder(shop, impact(shop, ['tips', 'db']))).toEqual([
    'db',
    'checkout',
    'web',
    'tips',
  ]);
  expect(recoveryOrder(shop, impact(shop, ['app']))).toEqual(['app']);
  expect(recoveryOrder(shop, [])).toEqual([]);
});

test('of a cycle everything comes back, once', () => {
  const cycle = graph(['a', 'b', 'hard'], ['b', 'a', 'hard'], ['c', 'a', 'hard']);
  const order = recoveryOrder(cycle, impact(cycle, ['a']));
  expect(order.toSorted()).toEqual(['a', 'b', 'c']);
  expect(order.indexOf('c')).toBeGreaterThan(order.indexOf('a'));
});
