import { describe, expect, it } from 'vitest';
import {
  byName,
  makeDependency,
  makeDeploy,
  makeMove,
  makePlan,
  makeService,
  makeStep,
  makeStore,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

describe('values lost by going back to an older schema', () => {
  const lostValues = (reversible: boolean, parts: Partial<PlanParts> = {}) => {
    const down = { kind: 'migrate', store: 'db', to: '41' } as const;
    const played = play(
      makePlan({
        services: [makeService('shop', { dependsOn: [makeDependency('db')] })],
        stores: [makeStore('db', { schema: '41' })],
        change: {
          strategy: 'canary',
          deploys: byName(makeMove('shop', '1', '2')),
          migrates: byName(makeMove('db', '41', '42')),
        },
        scope: { traffic: 0.25 },
        steps: [makeDeploy('d'), makeStep('down', down, { needs: ['d'], reversible })],
        ...parts,
      }),
    );
    expect(played.told('schema.changed')).toEqual([
      { from: '42', to: '41', lostValues: played.stores[0]?.lostValues },
    ]);
    return played.stores[0]?.lostValues;
  };

  it('are those written through the new version, until it serves no more', () => {
    expect(lostValues(false)).toBe(((70 + 60) * 10) / 4);
  });

  it('are none when the migration keeps them', () => {
    expect(lostValues(true)).toBe(0);
  });

  it('are fewer where others write too, by their share of the calls', () => {
    const services = [
      makeService('shop', { dependsOn: [makeDependency('db')] }),
      makeService('stock', { trafficPerS: 300, dependsOn: [makeDependency('db')] }),
    ];
    expect(lostValues(false, { services })).toBe(Math.round(((70 + 60) * 10) / 16));
  });

  it('are all written since the change where no version tells', () => {
    expect(lostValues(false, { services: [makeService('shop')] })).toBe((70 + 120) * 10);
  });

  it('are only those that dual writes miss, and all once these have ended', () => {
    const dual = (dualWrites: { forUs?: number; diverges: number }) =>
      lostValues(false, {
        change: {
          strategy: 'canary',
          deploys: byName(makeMove('shop', '1', '2')),
          migrates: byName({
            ...makeMove('db', '41', '42'),
            dualWrites: { at: [], ...dualWrites },
          }),
        },
      });
    const all = ((70 + 60) * 10) / 4;
    expect(dual({ diverges: 0 })).toBe(0);
    expect(dual({ diverges: 0.1 })).toBe(Math.round(all / 10));
    expect(dual({ diverges: 0, forUs: 100_000_000 })).toBe(((70 + 60 - 100) * 10) / 4);
    expect(dual({ diverges: 0, forUs: 1_000_000_000_000 })).toBe(0);
  });

  it('are not lost again with records that a restore has already given up', () => {
    const restore = makeStep('r', { kind: 'restore', store: 'db', from: 'snapshot' });
    const down = { kind: 'migrate', store: 'db', to: '41' } as const;
    const again = makeStep('up', { kind: 'migrate', store: 'db', to: '42' }, { needs: ['r'] });
    const steps = [restore, again, makeStep('down', down, { needs: ['up'], reversible: false })];
    const played = play(
      makePlan({
        stores: [makeStore('db', { schema: '41' })],
        change: { migrates: byName(makeMove('db', '41', '42')) },
        steps: [makeDeploy('d'), ...steps],
      }),
    );
    expect(played.stores[0]).toMatchObject({ lostRecords: 700, lostValues: 600 });
  });
});
