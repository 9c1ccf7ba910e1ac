import { describe, expect, it } from 'vitest';
import type { Dependency } from '../../shared/model/system.ts';
import type { FaultEffect } from '../../shared/model/scenario.ts';
import {
  M,
  S,
  badVersion,
  makeDependency,
  makeFault,
  makePlan,
  makeService,
} from '../support/plan.ts';
import { play } from '../support/play.ts';

/** What `front`, with 100 requests a second, and `shop`, which only `front` calls, show before and after the fault. */
function shown(call: Partial<Dependency>, effect?: FaultEffect) {
  const played = play(
    makePlan({
      services: [
        makeService('shop', { trafficPerS: 0 }),
        makeService('front', { dependsOn: [makeDependency('shop', call)] }),
      ],
      timeline: effect === undefined ? [badVersion] : [makeFault(M, effect)],
      triggers: [],
    }),
  );
  const front = played.told('service.state', 'front');
  const shop = played.told('service.state', 'shop');
  return { front, shop };
}

describe('a dependency that is called c times for each request', () => {
  it('gets c times the traffic, and as much again as its retries ask', () => {
    const fifth = shown({ callsPerRequest: 0.2, retries: 1 }).shop;
    expect(fifth[0]?.trafficPerS).toBeCloseTo(20, 9);
    expect(fifth[1]?.trafficPerS).toBeCloseTo(20 * 1.5, 9);
    expect(shown({ callsPerRequest: 3 }).shop[0]?.trafficPerS).toBeCloseTo(300, 9);
    expect(shown({ callsPerRequest: 0 }).shop[0]?.trafficPerS).toBe(0);
  });

  it.each([
    [0.2, 0, 0.1],
    [0.2, 1, 0.05],
    [1, 0, 0.5],
    [3, 0, 1 - 0.5 * 0.5 * 0.5],
    [3, 1, 1 - 0.75 * 0.75 * 0.75],
    [1000, 0, 1],
  ])(
    'with c = %f and %i retries fails %f of the requests when it fails half the calls',
    (...row) => {
      const [callsPerRequest, retries, errorRate] = row;
      expect(shown({ callsPerRequest, retries }).front[1]?.errorRate).toBeCloseTo(errorRate, 9);
    },
  );

  it('fails all requests that call it, and none that do not, when it fails altogether', () => {
    const down = { kind: 'unavailable', target: { name: 'shop' } } as const;
    expect(shown({ callsPerRequest: 2 }, down).front[1]?.errorRate).toBe(1);
    expect(shown({ callsPerRequest: 0.3 }, down).front[1]?.errorRate).toBeCloseTo(0.3, 9);
    expect(shown({ callsPerRequest: 0 }, down).front[1]).toBeUndefined();
  });

  it('adds c times its latency', () => {
    expect(shown({ callsPerRequest: 0.2 }).front[0]?.latencyUs).toBe(80_000 + 16_000);
    expect(shown({ callsPerRequest: 3 }).front[0]?.latencyUs).toBe(80_000 + 240_000);
  });

  it('lets requests wait for a timeout when enough of them meet its silence', () => {
    const silent = { kind: 'blackhole', target: { name: 'shop' } } as const;
    const p95Us = (callsPerRequest: number) =>
      shown({ callsPerRequest, need: 'soft', timeoutUs: 2 * S }, silent).front.at(-1)?.latencyUs;
    expect(p95Us(0.2)).toBe(80_000 + 2 * S);
    expect(p95Us(0.04)).toBeLessThan(0.1 * S);
  });
});
