import { describe, expect, it } from 'vitest';
import { constant } from '../../shared/model/distribution.ts';
import {
  M,
  S,
  byName,
  makeApproval,
  makeDeploy,
  makeFault,
  makeMetric,
  makeMove,
  makePlan,
  makeRole,
  makeService,
  makeStep,
  makeStore,
  makeTrigger,
  makeVersions,
  makeWait,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

/** Names by which triggers of the two playbooks sample at whole multiples of ten seconds, see `punctual`. */
const shopTrigger = makeTrigger('t7640923');
const cartTrigger = makeTrigger('t4295762', { when: makeMetric({ subject: 'cart' }) });
const services = [makeService('shop'), makeService('cart')];
const bad = (service: string, atUs = M) =>
  makeFault(atUs, { kind: 'errors', target: { name: service, version: '2' }, share: 0.5 });
const backCart = makeStep('deploy', { kind: 'deploy', service: 'cart', version: '1', zones: [] });

type Other = PlanParts['beside'][number];
/** A second playbook that puts the cart back. */
const other = (parts: Partial<Other> = {}): Other => ({
  name: 'cart-back',
  change: { deploys: byName(makeMove('cart', '1', '2')) },
  triggers: [cartTrigger],
  steps: [backCart],
  ...parts,
});
const both = (beside: Partial<Other>, parts: Partial<PlanParts> = {}) =>
  play(
    makePlan({
      services,
      triggers: [shopTrigger],
      timeline: [bad('shop'), bad('cart', 2 * M)],
      beside: [other(beside)],
      ...parts,
    }),
  );

describe('two playbooks of one system', () => {
  it('each roll back by their own triggers, and the run ends with the last', () => {
    const played = both({});
    expect(played.at('rollback.declared')).toEqual([70 * S, 130 * S]);
    expect(played.at('step.succeeded', 'test-playbook/deploy')).toEqual([130 * S]);
    expect(played.at('step.succeeded', 'cart-back/deploy')).toEqual([190 * S]);
    expect(played.outcome).toBe('recovered');
    expect(played.rtaUs).toBe(190 * S - M);
    expect(played.told('rollback.ended')).toEqual([
      { outcome: 'recovered', reason: 'recovered' },
      { outcome: 'recovered', reason: 'recovered' },
    ]);
  });

  it('one that nobody needs does not keep the run from ending', () => {
    const played = both({}, { timeline: [bad('shop')] });
    expect(played.outcome).toBe('recovered');
    expect(played.milestones.recoveredUs).toBe(130 * S);
    expect(played.at('step.started', 'cart-back/deploy')).toEqual([]);
  });

  it('one that fails is named, and the other goes on', () => {
    const fails = makeFault(0, { kind: 'step_fails', step: 'cart-back/deploy', times: 9 });
    const played = both(
      {},
      { duringRollback: [fails], steps: [makeWait('w', 5 * M), makeDeploy('d', { needs: ['w'] })] },
    );
    expect(played.at('step.succeeded', 'test-playbook/d')).toHaveLength(1);
    expect(played.mode).toBe('cart-back: step cart-back/deploy failed: the step failed');
  });

  it('share people: one approves after the other', () => {
    const approvals = [makeApproval('go', { from: ['owner'] })];
    const roles = [makeRole('on-call'), makeRole('owner', { responds: constant(4 * M) })];
    const played = both({ approvals }, { approvals, roles, timeline: [bad('shop'), bad('cart')] });
    expect(played.at('approval.granted')).toEqual([70 * S + 4 * M, 70 * S + 8 * M]);
  });

  it('share locks: the second waits until the first has ended', () => {
    const lock = makeStep('lock', { kind: 'lock', name: 'state' });
    const steps = [
      lock,
      makeWait('w', 10 * M, { needs: ['lock'] }),
      makeDeploy('deploy', { needs: ['w'] }),
    ];
    const played = both(
      { steps: [lock, { ...backCart, needs: ['lock'] }] },
      { steps, timeline: [bad('shop'), bad('cart', 2 * M)] },
    );
    const [first] = played.at('lock.released');
    expect(played.told('step.waiting', 'cart-back/lock')).toEqual([{ for: 'lock', name: 'state' }]);
    expect(played.at('lock.acquired')).toEqual([70 * S + M, first! + M]);
    expect(played.outcome).toBe('recovered');
  });

  it('share what they change: each sees the versions of the other', () => {
    const fussy = [
      makeService('shop'),
      makeService('cart', {
        versions: makeVersions({ '1': { shop: '1' }, '2': {} }),
      }),
    ];
    const played = both({}, { services: fussy, timeline: [bad('shop', 10 * M), bad('cart', M)] });
    // The old cart does not work with the new shop, which is there until that is rolled back, too.
    expect(played.at('service.degraded', 'cart')).toEqual([M]);
    expect(played.at('rollback.executed', 'cart-back')).toEqual([130 * S]);
    expect(played.at('service.restored', 'cart')).toEqual([670 * S]);
    expect(played.at('rollback.ended', 'cart-back')).toEqual([670 * S]);
    expect(played.outcome).toBe('recovered');
  });

  it('move their own stores and their own share of the traffic', () => {
    const stores = [makeStore('a', { schema: '2' }), makeStore('b', { schema: '8' })];
    const migrate = (store: string, to: string) => makeStep('m', { kind: 'migrate', store, to });
    const played = both(
      {
        change: {
          deploys: byName(makeMove('cart', '1', '2')),
          migrates: byName(makeMove('b', '7', '8')),
        },
        scope: { traffic: 0.2 },
        steps: [migrate('b', '7'), backCart],
      },
      {
        stores,
        change: { migrates: byName(makeMove('a', '1', '2')) },
        steps: [migrate('a', '1'), makeDeploy('deploy')],
      },
    );
    expect(played.told('schema.changed').map(({ from, to }) => [from, to])).toEqual([
      ['2', '1'],
      ['8', '7'],
    ]);
    const shares = played.told('service.degraded').map(({ errorRate }) => errorRate);
    expect(shares[0]).toBeCloseTo(0.5, 9);
    expect(shares[1]).toBeCloseTo(0.1, 9);
  });
});

describe('a deadlock', () => {
  const lock = (id: string, name: string, needs: string[] = []) =>
    makeStep(id, { kind: 'lock', name }, { needs });
  const steps = [
    lock('one', 'a'),
    lock('two', 'b', ['one']),
    makeDeploy('deploy', { needs: ['two'] }),
  ];
  const crossed = [lock('one', 'b'), lock('two', 'a', ['one']), { ...backCart, needs: ['two'] }];
  const together = { steps, timeline: [bad('shop'), bad('cart')] };

  it('of two locks is found when it closes, explained, and broken', () => {
    const played = both({ steps: crossed }, together);
    expect(played.at('deadlock.found')).toEqual([70 * S + M]);
    const ring =
      'test-playbook/two waits for lock b, held by cart-back; cart-back/two waits for lock a, held by test-playbook';
    expect(played.told('deadlock.found')).toEqual([{ ring }]);
    expect(played.mode).toBe(`cart-back: step cart-back/two failed: deadlock: ${ring}`);
    // What it held is free for the other, which goes on at once.
    expect(played.at('step.succeeded', 'test-playbook/deploy')).toEqual([70 * S + 3 * M]);
  });

  it('is none where a timeout lets a step go', () => {
    const patient = crossed.map((step) =>
      step.id === 'two' ? { ...step, timeoutUs: 5 * M } : step,
    );
    const played = both({ steps: patient }, together);
    expect(played.at('deadlock.found')).toEqual([]);
    expect(played.mode).toContain('timed out');
  });

  it('is none where the locks are taken in the same order', () => {
    const same = [lock('one', 'a'), lock('two', 'b', ['one']), { ...backCart, needs: ['two'] }];
    const played = both({ steps: same }, together);
    expect(played.at('deadlock.found')).toEqual([]);
    expect(played.outcome).toBe('recovered');
  });

  it('of a lock and a person is found, too', () => {
    // One holds the lock and waits for the only owner, who waits for the lock in the other.
    const byOwner = { by: 'owner' };
    const first = [lock('one', 'a'), makeDeploy('deploy', { needs: ['one'], ...byOwner })];
    const second = [
      makeStep('hold', { kind: 'lock', name: 'a' }, byOwner),
      { ...backCart, needs: ['hold'] },
    ];
    const roles = [makeRole('on-call'), makeRole('owner', { responds: constant(10 * S) })];
    const played = both(
      { steps: second },
      { steps: first, roles, timeline: [bad('shop'), bad('cart')] },
    );
    expect(played.told('deadlock.found')[0]?.ring).toBe(
      'test-playbook/deploy waits for owner, busy with cart-back/hold; cart-back/hold waits for lock a, held by test-playbook',
    );
    expect(played.at('step.succeeded', 'test-playbook/deploy')).toHaveLength(1);
  });
});
