import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBaseline } from '../../shared/drill/baseline.ts';
import { compilePlan } from '../../shared/drill/compile/compile-plan.ts';
import { createWorld } from '../../shared/drill/create-world.ts';
import type { StoreState } from '../../shared/drill/node-state.ts';
import type { World } from '../../shared/drill/state.ts';
import {
  keptNow,
  lostWrites,
  recoveryPointUs,
  restoreTo,
  writesBetween,
} from '../../shared/drill/stores.ts';
import { M, S, makePlan, makeStore } from '../support/plan.ts';

function fresh(): { world: World; store: StoreState } {
  const specs = compilePlan(makePlan({ stores: [makeStore('db', { writesPerS: 1 })] }));
  const world = createWorld(specs, computeBaseline(specs), 1, undefined);
  return { world, store: world.stores[0]! };
}

function restoreAt(world: World, store: StoreState, nowUs: number, pointUs: number): number {
  world.nowUs = nowUs;
  return restoreTo(world, store, pointUs);
}

describe('several restores of one store', () => {
  it('to ever earlier points lose ever more', () => {
    const { world, store } = fresh();
    expect(restoreAt(world, store, 100 * S, 60 * S)).toBe(40);
    expect(restoreAt(world, store, 200 * S, 30 * S)).toBe(30 + 100);
    expect(lostWrites(store, 300 * S)).toBe(170);
    expect(recoveryPointUs(store, 90 * S)).toBe(60 * S);
  });

  it('to a point since the last one keep what that one gave up lost', () => {
    const { world, store } = fresh();
    restoreAt(world, store, 100 * S, 60 * S);
    restoreAt(world, store, 200 * S, 150 * S);
    expect(keptNow(store)).toEqual([
      { fromUs: -Infinity, toUs: 60 * S },
      { fromUs: 100 * S, toUs: 150 * S },
      { fromUs: 200 * S, toUs: Infinity },
    ]);
    expect(recoveryPointUs(store, 80 * S)).toBe(20 * S);
    expect(recoveryPointUs(store, 120 * S)).toBe(0);
  });

  it('to a point that an earlier one gave up bring those writes back', () => {
    const { world, store } = fresh();
    restoreAt(world, store, 100 * S, 20 * S);
    restoreAt(world, store, 200 * S, 90 * S);
    expect(lostWrites(store, 200 * S)).toBe(110);
    expect(recoveryPointUs(store, 95 * S)).toBe(5 * S);
  });

  it('never lose more than was written, and keep intervals apart and in order', () => {
    const restore = fc.record({
      afterUs: fc.integer({ min: 1, max: 10 * M }),
      back: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(restore, { maxLength: 8 }), (restores) => {
        const { world, store } = fresh();
        let nowUs = 0;
        for (const { afterUs, back } of restores) {
          nowUs += afterUs;
          restoreAt(world, store, nowUs, Math.floor(nowUs * back));
        }
        const lost = lostWrites(store, nowUs);
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThanOrEqual(writesBetween(store, 0, nowUs) + 1e-6);
        const bounds = keptNow(store).flatMap(({ fromUs, toUs }) => [fromUs, toUs]);
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      }),
    );
  });
});
