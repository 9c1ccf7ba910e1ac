import { expect, test } from 'vitest';
import type { System } from '../../../shared/model/system.ts';
import { Workspace } from '../../../shared/language/workspace.ts';
import { requestRates, usualErrorRates } from '../../../shared/language/rules/request-rates.ts';

function systemOf(body: string): System {
  const text = `backstep: v1\nkind: System\nname: s\n${body}`;
  const model = new Workspace().set('/s.system.yaml', text).model;
  if (model?.kind !== 'System') throw new Error('This is no system.');
  return model.system;
}

const system = systemOf(`services:
  web: { traffic: 100/s, depends_on: { cart: hard, pay: { need: hard, retries: 1 } } }
  cart: { traffic: 20/s, depends_on: { pay: { need: soft }, db: hard } }
  pay: { depends_on: { bank: hard, fraud: hard } }
stores: { db: {} }
externals: { bank: { availability: 90% }, fraud: { availability: 50% } }
`);

test('calls add up along every way', () => {
  expect([...requestRates(system)].sort()).toEqual([
    ['bank', 220],
    ['cart', 120],
    ['db', 120],
    ['fraud', 220],
    ['pay', 220],
    ['web', 100],
  ]);
});

test('failures of externals multiply through hard dependencies, and retries take some away', () => {
  const rates = usualErrorRates(system);
  expect(rates.get('pay')).toBeCloseTo(1 - 0.9 * 0.5, 12);
  expect(rates.get('cart')).toBe(0);
  expect(rates.get('web')).toBeCloseTo(0.55 * 0.55, 12);
});

test('services that call each other in a circle have rates all the same', () => {
  const circle = systemOf(
    'services:\n  a: { traffic: 1/s, depends_on: { b: hard } }\n  b: { depends_on: { a: hard } }\n',
  );
  expect([...requestRates(circle).values()].every(Number.isFinite)).toBe(true);
  expect(usualErrorRates(circle).get('a')).toBe(0);
});
