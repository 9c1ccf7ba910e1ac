import type { Path } from '../../shared/model/path.ts';
import type { Distribution } from '../../shared/model/distribution.ts';
import type { Action, Playbook, Step } from '../../shared/model/playbook.ts';

const at: Path = [];
const seconds = (p50: number, p95: number): Distribution => ({
  kind: 'lognormal',
  p50Us: p50 * 1_000_000,
  p95Us: p95 * 1_000_000,
});

/** A step with the defaults of the language. */
export function sampleStep(
  id: string,
  needs: readonly string[],
  takes: Distribution,
  action: Action,
  more: Partial<Step> = {},
): Step {
  return {
    at: ['steps', id],
    id,
    action,
    needs,
    needsWritten: true,
    takes,
    takesWritten: true,
    retry: { attempts: 1, backoffUs: 0 },
    idempotent: true,
    reversible: true,
    onFailure: { kind: 'stop' },
    onFailureWritten: false,
    ...more,
  };
}

const check = {
  kind: 'metric',
  at,
  subject: 'checkout',
  metric: 'error_rate',
  comparison: 'below',
  bound: 0.01,
} as const;

const steps: readonly Step[] = [
  sampleStep('freeze-orders', [], seconds(5, 12), { kind: 'freeze', store: 'orders-db' }),
  sampleStep(
    'drain',
    [],
    seconds(20, 60),
    { kind: 'traffic', service: 'checkout', to: '2.13.4', share: 1, via: 'edge-lb' },
    { verify: { at, condition: check, withinUs: 120_000_000 } },
  ),
  sampleStep('tell-support', [], seconds(2, 5), {
    kind: 'notify',
    message: { to: 'support', channel: '#support' },
  }),
  sampleStep('restore-config', ['drain'], seconds(15, 40), {
    kind: 'configure',
    config: 'checkout-config',
    to: '7',
  }),
  sampleStep(
    'restore-checkout',
    ['drain'],
    { kind: 'pert', minUs: 60_000_000, likelyUs: 120_000_000, maxUs: 360_000_000 },
    { kind: 'deploy', service: 'checkout', version: '2.13.4', zones: [] },
    { retry: { attempts: 2, backoffUs: 10_000_000 } },
  ),
  sampleStep('ask-for-data-loss', ['freeze-orders'], seconds(180, 480), {
    kind: 'approve',
    approval: 'data-loss',
  }),
  sampleStep(
    'schema-down',
    ['restore-checkout', 'restore-config', 'ask-for-data-loss'],
    seconds(90, 300),
    { kind: 'migrate', store: 'orders-db', to: '41' },
    { reversible: false, by: 'database-administrator' },
  ),
  sampleStep('unfreeze', ['schema-down'], seconds(5, 12), { kind: 'unfreeze', store: 'orders-db' }),
  sampleStep('check-errors', ['unfreeze'], seconds(60, 60), { kind: 'check', condition: check }),
  sampleStep(
    'close',
    ['check-errors', 'tell-support'],
    seconds(30, 120),
    {
      kind: 'manual',
      role: 'on-call',
      instruction: 'Confirm on the dashboard and close the incident in the tracker.',
    },
    { by: 'on-call' },
  ),
];

/** Ten steps with two arms, one approval before everything and one within. */
export function samplePlaybook(more: Partial<Playbook> = {}): Playbook {
  const approval = {
    at,
    from: ['service-owner'],
    quorum: 1,
    deadlineUs: 300_000_000,
    onExpiry: 'escalate',
  } as const;
  return {
    file: 'checkout.playbook.yaml',
    name: 'checkout-2.14',
    change: {
      at,
      strategy: 'canary',
      deploys: new Map([['checkout', { at, name: 'checkout', from: '2.13.4', to: '2.14.0' }]]),
      migrates: new Map([['orders-db', { at, name: 'orders-db', from: '41', to: '42' }]]),
      configures: new Map([
        ['checkout-config', { at, name: 'checkout-config', from: '7', to: '8' }],
      ]),
    },
    objectives: { at, percentile: 0.95, services: new Map(), classes: new Map() },
    scope: { at, zones: [], services: [], traffic: 1 },
    triggers: new Map(),
    approvals: new Map([
      ['production', { ...approval, name: 'production' }],
      [
        'data-loss',
        {
          ...approval,
          name: 'data-loss',
          from: ['service-owner', 'release-manager'],
          quorum: 2,
          onExpiry: 'abort',
        },
      ],
    ]),
    steps,
    verify: [],
    communicate: [],
    horizonUs: 604_800_000_000,
    ...more,
  };
}
