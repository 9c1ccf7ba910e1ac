import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

const playbook = path.resolve('samples/shop/checkout.playbook.yaml');
const system = path.resolve('samples/shop/shop.system.yaml');

test('a playbook is drawn with its critical path, the same each time', () => {
  const first = runCli(['graph', playbook]);
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^<svg /);
  expect(first.out).toContain('restore-checkout');
  expect(first.out).toContain('critical path');
  expect(runCli(['graph', playbook]).out).toBe(first.out);
});

test('a system is written as Mermaid and as JSON', () => {
  expect(runCli(['graph', system, '--format', 'mermaid']).out).toMatch(/^flowchart/m);
  const json = JSON.parse(runCli(['graph', system, '--format', 'json']).out) as {
    nodes: { id: string }[];
  };
  expect(json.nodes.map(({ id }) => id)).toContain('orders-db');
});

test('what has no graph, and what cannot be written, is said', () => {
  const scenario = runCli(['graph', path.resolve('samples/shop/bad-canary.scenario.yaml')]);
  expect(scenario.code).toBe(2);
  expect(scenario.err).toContain('has no graph');
  const unwritable = runCli([
    'graph',
    playbook,
    '--output',
    path.join(testFolder(), 'no/such/folder/x.svg'),
  ]);
  expect(unwritable.code).toBe(2);
  expect(unwritable.err).toContain('cannot be written');
});
