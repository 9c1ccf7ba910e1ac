import { expect, test } from 'vitest';
import { constant } from '../../shared/model/distribution.ts';
import type { PlaybookGraph } from '../../shared/graph/playbook-graph.ts';
import { playbookGraph } from '../../shared/graph/playbook-graph.ts';
import { samplePlaybook, sampleStep } from './sample-playbook.ts';

const node = ({ graph }: PlaybookGraph, id: string) => graph.nodes.find((one) => one.id === id);
const wait = (id: string, ...needs: string[]) =>
  sampleStep(id, needs, constant(1_000_000), { kind: 'wait', forUs: 1_000_000 });

test('the critical path follows the medians and is marked on nodes and arrows', () => {
  const result = playbookGraph(samplePlaybook());
  const path = [
    'freeze-orders',
    'ask-for-data-loss',
    'schema-down',
    'unfreeze',
    'check-errors',
    'close',
  ];
  expect(result.schedule?.path).toEqual(path);
  expect(result.schedule?.total).toBe((5 + 180 + 90 + 5 + 60 + 30) * 1_000_000);
  expect(result.graph.nodes.filter((one) => one.critical).map((one) => one.id)).toEqual(path);
  const marked = result.graph.edges.filter((edge) => edge.critical);
  expect(marked.map(({ from, to }) => [from, to])).toEqual(
    path.slice(1).map((id, index) => [path[index], id]),
  );
  expect(result.graph.criticalMeaning).toBe('critical path, 6m 10s at the median');
});

test('a step says what it does, how long it takes and when it can start', () => {
  const result = playbookGraph(samplePlaybook());
  expect(node(result, 'restore-config')).toMatchObject({
    kind: 'step',
    detail: 'configure',
    lines: ['checkout-config to 7', 'takes 15s, up to 40s', 'starts at 20s, p95 1m'],
    badges: ['slack 2m 30s'],
    at: ['steps', 'restore-config'],
  });
  expect(node(result, 'check-errors')?.lines).toEqual([
    'checkout error rate below 1%',
    'takes 1m',
    'starts at 4m 40s, p95 11m 10s',
  ]);
  expect(node(result, 'schema-down')?.badges).toEqual([
    'no slack',
    'by database-administrator',
    'irreversible',
  ]);
  expect(node(result, 'restore-checkout')?.badges).toEqual(['slack 22s', '2 attempts']);
});

test('an approval that no step asks for gates the first steps, another is a step of its own', () => {
  const result = playbookGraph(samplePlaybook());
  const gates = result.graph.edges.filter((edge) => edge.kind === 'gate');
  expect(gates.map(({ from, to }) => [from, to])).toEqual([
    ['approval:production', 'freeze-orders'],
    ['approval:production', 'drain'],
    ['approval:production', 'tell-support'],
  ]);
  expect(node(result, 'approval:data-loss')).toBeUndefined();
  expect(node(result, 'ask-for-data-loss')).toMatchObject({ kind: 'approval' });
  expect(node(result, 'ask-for-data-loss')?.lines).toContain('2 of service-owner, release-manager');
});

test('with a cycle there is no schedule, and its members say so', () => {
  const steps = [wait('a', 'b'), wait('b', 'a'), wait('c', 'b')];
  const result = playbookGraph(samplePlaybook({ steps, approvals: new Map() }));
  expect(result.schedule).toBeUndefined();
  expect(result.graph.nodes.map((one) => one.badges)).toEqual([['in a cycle'], ['in a cycle'], []]);
  expect(result.graph.edges).toHaveLength(3);
});

test('of a playbook with errors unknown needs are left out and equal ids are drawn once', () => {
  const steps = [wait('a', 'nowhere'), wait('b', 'a', 'a'), wait('b')];
  const { graph } = playbookGraph(samplePlaybook({ steps, approvals: new Map() }));
  expect(graph.nodes.map((one) => one.id)).toEqual(['a', 'b']);
  expect(graph.edges.map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
});

test('a playbook without steps takes no time', () => {
  const { graph, schedule } = playbookGraph(samplePlaybook({ steps: [], approvals: new Map() }));
  expect(graph.nodes).toEqual([]);
  expect(schedule?.total).toBe(0);
});
