import { expect, test } from 'vitest';
import type { DefaultFile } from './default-files.ts';
import { checkCase } from './check-case.ts';

const messageOf = (file: DefaultFile, fragment: string, code: string): string | undefined =>
  checkCase(file, fragment)
    .flatMap(({ found }) => found)
    .find((each) => each.code === code)?.message;

const playbook = 'checkout.playbook.yaml';

test('a recovery time is told with its parts and its chain of steps', () => {
  const fragment = `objectives: { rto: 10m }
approvals:
  production: { from: [owner], quorum: 2, deadline: 30m }
steps:
  - id: freeze
    freeze: orders-db
  - id: slow
    needs: []
    run: [prepare]
    takes: 12m
  - id: quick
    needs: [freeze]
    wait: 9m
  - id: drain
    needs: [quick]
    traffic: { service: checkout, to: 1.0.0 }
    takes: 30s
`;
  // Both owners must answer: the median of the later of two is their quantile (2 − 0.3) / 2.4 = 0.708:
  // 2m × exp(0.548 × ln(4 / 2) / 1.645) = 2m 31s.
  expect(messageOf(playbook, fragment, 'step/recovery-exceeds-rto')).toBe(
    'Recovery of `checkout` takes 13m 2s at the median (1m to detect, 2m 31s to approve, 9m 31s for `freeze` → `quick` → `drain`); the RTO is 10m.',
  );
});

test('a decision by people counts where no trigger rolls back by itself', () => {
  const fragment = `objectives: { rto: 2m }
declare: { by: [owner] }
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    every: 15s
    consecutive_failures: 5
    then: ask
`;
  expect(messageOf(playbook, fragment, 'step/recovery-exceeds-rto')).toBe(
    'Recovery of `checkout` takes 3m 30s at the median (1m to detect, 2m to decide, 30s for `drain`); the RTO is 2m.',
  );
});

test('an approval that escalates takes no longer than those who are asked then', () => {
  const fragment = `objectives: { rto: 2m }
declare: { by: [on-call] }
approvals:
  production: { from: [bystander], deadline: 1m, on_expiry: escalate }
`;
  // A bystander answers in 3m at the median, somebody on call in 1m after the deadline.
  expect(messageOf(playbook, fragment, 'step/recovery-exceeds-rto')).toBe(
    'Recovery of `checkout` takes 3m 30s at the median (1m to detect, 2m to approve, 30s for `drain`); the RTO is 2m.',
  );
});

test('false alarms are told per week', () => {
  const fragment = `triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 0.12% }
    every: 1s
`;
  // 400 requests a second, one failure is enough: 604,800 × q × (1 − q) with q = 1 − 0.999^400 is 133,683.
  expect(messageOf(playbook, fragment, 'trigger/fires-by-chance')).toBe(
    'Trigger `declines` fires about 130000 times a week without cause: 400 requests a sample, of which 0.1% usually fail.',
  );
});

test('what a backup loses is told at the percentile of the objective', () => {
  const fragment = `objectives: { rpo: 1m, percentile: 50% }
steps:
  - id: back
    restore: { store: orders-db, from: backup }
`;
  // It takes 10 minutes and holds the state of its start, half of six hours ago.
  expect(messageOf(playbook, fragment, 'data/rpo-unreachable')).toBe(
    'Restoring `orders-db` from a backup in step `back` loses up to 3h 10m of writes in 50% of cases; the RPO is 1m.',
  );
});

test('a circle of steps is told in full', () => {
  const fragment = `steps:
  - { id: one, needs: [three], lock: a }
  - { id: two, needs: [one], lock: b }
  - { id: three, needs: [two], lock: c }
`;
  expect(messageOf(playbook, fragment, 'step/cycle')).toBe(
    'These steps wait for each other: `one` needs `three` needs `two` needs `one`.',
  );
});

test('an artifact is told by when it is gone', () => {
  expect(messageOf(playbook, 'horizon: 60d', 'artifact/gone-before-horizon')).toBe(
    '1.0.0 of `checkout` is kept for 90d after its build and is gone 59d after it; the horizon is 60d.',
  );
});

test('all rules together look at two thousand steps without trouble', () => {
  const steps = Array.from({ length: 2000 }, (_, index) =>
    index % 2 === 0
      ? `  - { id: s${index}, deploy: { service: checkout, version: 1.0.0 } }`
      : `  - { id: s${index}, migrate: { store: orders-db, to: 41 }, reversible: false }`,
  );
  const started = performance.now();
  checkCase(playbook, `steps:\n${steps.join('\n')}\n`);
  // It takes a quarter of a second; a rule with a cubic loop would take minutes.
  expect(performance.now() - started).toBeLessThan(15_000);
});
