import { expect, test } from 'vitest';
import { impact } from '../../shared/graph/impact.ts';
import { systemGraph } from '../../shared/graph/system-graph.ts';
import { samplePlaybook } from './sample-playbook.ts';
import { sampleSystem } from './sample-system.ts';

const node = (id: string, options = {}) =>
  systemGraph(sampleSystem(), options).nodes.find((one) => one.id === id);

test('every part of the system is a node that says what matters about it', () => {
  expect(systemGraph(sampleSystem()).nodes).toHaveLength(12);
  expect(node('storefront')).toEqual({
    id: 'storefront',
    label: 'storefront',
    kind: 'service',
    detail: 'tier-1',
    lines: ['8 replicas · 400/s'],
    at: ['services', 'storefront'],
  });
  expect(node('orders-db')).toMatchObject({
    kind: 'store',
    detail: 'postgres',
    lines: ['schema 42 · 80/s writes', 'async replica · backups · point in time'],
  });
  expect(node('psp')?.lines).toEqual(['99.9% available', 'at most 200/s']);
  expect(node('edge-dns')).toMatchObject({ detail: 'dns', lines: ['TTL 5m'] });
  expect(node('mailer')?.lines).toEqual(['1 replica']);
});

test('availability keeps all its nines', () => {
  const system = sampleSystem();
  const psp = { ...system.externals.get('psp')!, availability: 0.99995 };
  const { nodes } = systemGraph({ ...system, externals: new Map([['psp', psp]]) });
  expect(nodes.find((one) => one.id === 'psp')?.lines?.[0]).toBe('99.995% available');
});

test('needs are hard or soft as written, a configuration named by a version is used', () => {
  const edges = systemGraph(sampleSystem()).edges.filter((edge) => edge.from === 'checkout');
  expect(edges.map(({ to, kind }) => [to, kind])).toEqual([
    ['orders-db', 'hard'],
    ['psp', 'hard'],
    ['mailer', 'soft'],
    ['checkout-config', 'uses'],
  ]);
});

test('a playbook marks what it rolls back, with the way back', () => {
  const options = { playbook: samplePlaybook() };
  expect(node('checkout', options)).toMatchObject({ critical: true, badges: ['2.14.0 → 2.13.4'] });
  expect(node('orders-db', options)).toMatchObject({ critical: true, badges: ['42 → 41'] });
  expect(node('checkout-config', options)).toMatchObject({ critical: true, badges: ['8 → 7'] });
  expect(node('storefront', options)?.critical).toBeUndefined();
  expect(systemGraph(sampleSystem(), options).criticalMeaning).toBe('rolled back by checkout-2.14');
});

test('only services of a single zone stand in its frame', () => {
  const group = (id: string): string | undefined => node(id, { groupByZone: true })?.group;
  expect([group('checkout'), group('search')]).toEqual(['eu-1a', 'eu-1b']);
  expect([group('storefront'), group('mailer'), group('orders-db')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('of a system with errors unknown names are left out and equal names are drawn once', () => {
  const system = sampleSystem();
  const externals = new Map([
    ['catalogue', { ...system.externals.get('psp')!, name: 'catalogue' }],
  ]);
  const { nodes, edges } = systemGraph({ ...system, externals });
  expect(nodes.filter(({ id }) => id === 'catalogue').map(({ kind }) => kind)).toEqual(['service']);
  expect(edges.some(({ to }) => to === 'psp')).toBe(false);
});

test('impact can be asked of it', () => {
  const affected = impact(systemGraph(sampleSystem()), ['psp']);
  expect(affected.map(({ id, effect }) => [id, effect])).toEqual([
    ['storefront', 'broken'],
    ['checkout', 'broken'],
    ['psp', 'failed'],
  ]);
});
