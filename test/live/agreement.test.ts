import { readdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Plan } from '../../shared/model/plan.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { measure } from '../../shared/drill/measure.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { playLive } from '../../shared/live/play-live.ts';
import { testFolder } from '../support/run-cli.ts';
import { run } from '../../shared/drill/run.ts';

const system = `backstep: v1
kind: System
name: small
roles: { on-call: { responds: { min: 5s, likely: 8s, max: 12s } } }
services:
  web:
    traffic: 150/s
    latency: { p50: 4ms, p95: 12ms }
    steady_state: { error_rate: 2% }
    depends_on: { api: hard }
  api:
    latency: { p50: 5ms, p95: 15ms }
    steady_state: { error_rate: 2% }
    depends_on: { orders: hard }
    versions:
      "1.0": { artifact: { image: "r/api:1.0" } }
      "2.0": { artifact: { image: "r/api:2.0" } }
stores:
  orders: { engine: sqlite, writes: 40/s, point_in_time: { every: 5s, restore: 8s } }
`;

const playbook = (steps: string): string => `backstep: v1
kind: Playbook
name: small
system: ./small.system.yaml
change: { strategy: big-bang, severity: high, deploys: { api: { from: "1.0", to: "2.0" } } }
objectives: { rto: 5m, rpo: 1m }
scope: { services: [web, api] }
triggers:
  errors:
    when: { service: api, metric: error_rate, above: 10% }
    every: 4s
    for: 8s
    then: rollback
declare: { by: [on-call] }
approvals: { go: { from: [on-call], deadline: 1m } }
steps:
${steps}
verify: { works: { service: web, metric: error_rate, below: 2%, for: 10s } }
`;

const scenario = (fault: string): string => `backstep: v1
kind: Scenario
name: small
playbook: ./small.playbook.yaml
budget: 4m
timeline: [{ at: 10s, fault: ${fault} }]
`;

function planFrom(steps: string, fault: string): Plan {
  const workspace = new Workspace();
  workspace.set('/w/small.system.yaml', system);
  workspace.set('/w/small.playbook.yaml', playbook(steps));
  workspace.set('/w/small.scenario.yaml', scenario(fault));
  const planned = planOf(workspace, '/w/small.scenario.yaml');
  if (!planned.ok) throw new Error(JSON.stringify(planned.errors, undefined, 1));
  return planned.plan;
}

const redeploy = `  - { id: back, deploy: { service: api, version: "1.0" }, takes: { min: 5s, likely: 8s, max: 15s } }`;
const restore = `  - { id: restore, restore: { store: orders, from: point-in-time }, reversible: false }`;

/** In drill time: how long what is measured lags behind, at this speed: a second on the wall and two looks. */
const lagUs = (speed: number): number => speed * 1_400_000;

const speed = 8;

async function live(plan: Plan, seed: number) {
  const events: TraceEvent[] = [];
  const measures = await playLive({
    plan,
    seed,
    speed,
    signal: undefined,
    emit: (event) => events.push(event),
    onLook: () => undefined,
  });
  return { events, measures };
}

/** Between what a thousand virtual runs took least and most. */
function virtualRange(plan: Plan) {
  const runs = Array.from({ length: 1000 }, (_, seed) => run(plan, seed));
  const times = runs.flatMap(({ rtaUs }) => rtaUs ?? []).sort((a, b) => a - b);
  expect(times.length).toBe(1000);
  return { leastUs: times[0]!, mostUs: times.at(-1)! };
}

describe('a live drill agrees with the virtual one of the same scenario', () => {
  test.each([
    ['errors of the new version', '{ errors: 60%, on: api@2.0 }'],
    ['a new version that refuses everything', '{ unavailable: api@2.0 }'],
  ])('%s', async (_, fault) => {
    const plan = planFrom(redeploy, fault);
    const { leastUs, mostUs } = virtualRange(plan);
    const { measures, events } = await live(plan, 3);
    expect(measures.outcome, JSON.stringify(events.slice(-3))).toBe('recovered');
    // Detection, the end of a step and recovery are each seen late by at most the lag.
    expect(measures.rtaUs).toBeGreaterThan(leastUs - lagUs(speed));
    expect(measures.rtaUs).toBeLessThan(mostUs + 3 * lagUs(speed));
    expect(measures.lostRecords).toBe(0);
    // The figures come from the events, as they do in virtual time.
    expect(measure(events)).toEqual(measures);
  });

  test('a store that is put back loses what came after the point, in time and in rows', async () => {
    const plan = planFrom(restore, '{ unavailable: orders, for: 30s }');
    const virtual = run(plan, 3);
    const { measures, events } = await live(plan, 3);
    const restored = events.find(({ kind }) => kind === 'store.restored');
    expect(restored, JSON.stringify(events.map(({ kind }) => kind))).toBeDefined();
    expect(measures.outcome).toBe(virtual.outcome);
    expect(Math.abs(measures.rpaUs - virtual.rpaUs)).toBeLessThan(5_000_000 + 2 * lagUs(speed));
    // What was lost is what was written between the newest row that is left and the failure: 40 a second.
    const expected = (measures.rpaUs / 1e6) * 40;
    expect(Math.abs(measures.lostRecords - expected)).toBeLessThan(40 * 6);
  });
});

describe('what cannot be shown is said before anything starts', () => {
  test('a fault without a stand-in', async () => {
    await expect(
      live(planFrom(redeploy, '{ corrupt_writes: orders, share: 50% }'), 1),
    ).rejects.toThrow('The fault `corrupt_writes` has no stand-in.');
  });

  test('a speed at which a trigger sees too little', async () => {
    const plan = planFrom(redeploy, '{ errors: 60%, on: api@2.0 }');
    const hasty = { plan, seed: 1, speed: 900, signal: undefined, emit: () => 0, onLook: () => 0 };
    await expect(playLive(hasty)).rejects.toMatchObject({
      message: expect.stringContaining('too few to tell an error rate') as string,
      remedy: 'Drill with --speed 10x or slower.',
    });
  });
});

test('an aborted drill ends at once and leaves nothing behind', async () => {
  const folder = testFolder();
  vi.stubEnv('TMPDIR', folder);
  const aborted = new AbortController();
  const plan = planFrom(redeploy, '{ errors: 60%, on: api@2.0 }');
  let looks = 0;
  const playing = playLive({
    plan,
    seed: 1,
    speed,
    signal: aborted.signal,
    emit: () => undefined,
    onLook: () => {
      if (++looks === 3) aborted.abort();
    },
  });
  const { outcome, mode } = await playing;
  expect({ outcome, mode }).toEqual({ outcome: 'not-recovered', mode: 'interrupted' });
  expect(looks).toBe(3);
  vi.unstubAllEnvs();
  expect(readdirSync(folder)).toEqual([]);
});
