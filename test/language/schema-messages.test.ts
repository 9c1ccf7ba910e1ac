import { expect, test } from 'vitest';
import { fixed, marked } from '../support/workspace-of.ts';
import { openDocument } from '../../shared/language/document.ts';

const playbook = `backstep: v1
kind: Playbook
name: checkout
system: ./shop.system.yaml
change:
  strategy: canary
  deploys: { checkout: { from: 2.13.4, to: 2.14.0 } }
objectives: { rto: 15m, rpo: 1m }
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 2m
    window: 5m
    failures: 3
steps:
  - id: drain
    traffic: { service: checkout, to: 2.13.4, share: 100% }
    takes: { p50: 20s, p95: 60s }
    retry: { attempts: 2 }
  - id: note
    notify: { to: support, channel: phone }
`;

const scenario = `backstep: v1
kind: Scenario
name: bad
playbook: ./checkout.playbook.yaml
timeline:
  - at: 2m
    fault: { errors: 30%, on: checkout@2.14.0 }
expect: { rto: { p95: 15m }, lost_records: 0 }
`;

const system = `backstep: v1
kind: System
name: shop
services:
  checkout:
    traffic: 40/s
    depends_on: { orders-db: hard }
stores:
  orders-db:
    backups: { schedule: "0 */6 * * * UTC", takes: 10m }
`;

const files = { playbook, scenario, system } as const;

test.each(Object.entries(files))('the %s has the form of its kind', (name, text) => {
  expect(openDocument(`/w/a.${name}.yaml`, text).problems).toEqual([]);
});

interface Case {
  readonly in: keyof typeof files;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** The text the one message points at. */
  readonly at: string;
  readonly says: RegExp;
  /** What the first fix puts in place of `to`; absent when there is no fix. */
  readonly fix?: string;
}

const cases: readonly Case[] = [
  {
    in: 'playbook',
    from: 'steps:',
    to: 'communicate: [{ on: declard, to: support, channel: phone }]\nsteps:',
    code: 'schema/value',
    at: 'declard',
    says: /is not detected, declared/,
    fix: 'communicate: [{ on: declared, to: support, channel: phone }]\nsteps:',
  },
  {
    in: 'playbook',
    from: 'steps:',
    to: 'communicate: [{ on: elapsed>20m, to: support, channel: phone }]\nsteps:',
    code: 'schema/value',
    at: 'elapsed>20m',
    says: /`elapsed>20m` is not/,
    fix: 'communicate: [{ on: elapsed > 20m, to: support, channel: phone }]\nsteps:',
  },
  {
    in: 'playbook',
    from: 'strategy: canary',
    to: 'strategy canary',
    code: 'syntax/yaml',
    at: 'strategy canary',
    says: /no colon after `strategy`/,
    fix: 'strategy: canary',
  },
  {
    in: 'playbook',
    from: 'objectives: {',
    to: 'objectives {',
    code: 'syntax/yaml',
    at: 'objectives { rto: 15m, rpo: 1m }',
    says: /no colon after `objectives`/,
    fix: 'objectives: {',
  },
  {
    in: 'playbook',
    from: 'objectives: { rto: 15m, rpo: 1m }',
    to: 'objectives { rto: 15m }',
    code: 'schema/unknown-key',
    at: 'objectives { rto',
    says: /no colon after `objectives`/,
    fix: 'objectives: { rto: 15m }',
  },
  {
    in: 'playbook',
    from: 'change:\n  strategy: canary\n  deploys: {',
    to: 'change { deploys: {',
    code: 'schema/unknown-key',
    at: 'change { deploys',
    says: /no colon after `change`/,
    fix: 'change: { deploys: {',
  },
  {
    in: 'scenario',
    from: 'expect:',
    to: 'workload: &all { checkout: *all }\nexpect:',
    code: 'syntax/alias-cycle',
    at: '*all',
    says: /refers to a value that contains it/,
  },
  {
    in: 'playbook',
    from: 'rto: 15m',
    to: 'rtoo: 15m',
    code: 'schema/unknown-key',
    at: 'rtoo',
    says: /`objectives` has no key `rtoo`/,
    fix: 'rto: 15m',
  },
  {
    in: 'playbook',
    from: 'system: ./',
    to: 'sytem: ./',
    code: 'schema/unknown-key',
    at: 'sytem',
    says: /no key `sytem`/,
    fix: 'system: ./',
  },
  {
    in: 'playbook',
    from: 'share: 100%',
    to: 'shares: 100%',
    code: 'schema/unknown-key',
    at: 'shares',
    says: /`traffic` has no key/,
    fix: 'share: 100%',
  },
  {
    in: 'playbook',
    from: 'attempts: 2',
    to: 'frobnicate: 2',
    code: 'schema/unknown-key',
    at: 'frobnicate',
    says: /It has|no key/,
  },
  {
    in: 'playbook',
    from: 'strategy: canary',
    to: 'strategy: kanary',
    code: 'schema/word',
    at: 'kanary',
    says: /cannot be `kanary`/,
    fix: 'strategy: canary',
  },
  {
    in: 'playbook',
    from: 'for: 2m',
    to: 'for: 1:30',
    code: 'schema/value',
    at: '1:30',
    says: /not a duration/,
    fix: 'for: 1m30s',
  },
  {
    in: 'playbook',
    from: 'for: 2m',
    to: 'for: 120',
    code: 'schema/type',
    at: '120',
    says: /no unit/,
    fix: 'for: 120s',
  },
  {
    in: 'playbook',
    from: 'for: 2m',
    to: 'for: 2 minutes',
    code: 'schema/value',
    at: '2 minutes',
    says: /not a duration/,
    fix: 'for: 2m',
  },
  {
    in: 'playbook',
    from: 'for: 2m',
    to: 'for:',
    code: 'schema/type',
    at: 'for',
    says: /has no value/,
  },
  {
    in: 'playbook',
    from: 'from: 2.13.4',
    to: 'from: 2.10',
    code: 'schema/type',
    at: '2.10',
    says: /read as the number 2.1/,
    fix: 'from: "2.10"',
  },
  {
    in: 'playbook',
    from: 'from: 2.13.4',
    to: 'from: 2.0',
    code: 'schema/type',
    at: '2.0',
    says: /read as the number 2,/,
    fix: 'from: "2.0"',
  },
  {
    in: 'playbook',
    from: ', to: 2.14.0 }',
    to: ' }',
    code: 'schema/missing-key',
    at: 'checkout',
    says: /`checkout` has no `to`/,
  },
  {
    in: 'playbook',
    from: '    failures: 3\n',
    to: '',
    code: 'schema/missing-key',
    at: '5m',
    says: /`window` needs `failures`/,
  },
  {
    in: 'playbook',
    from: 'attempts: 2',
    to: 'attempts: 0',
    code: 'schema/range',
    at: '0',
    says: /at least 1/,
  },
  {
    in: 'playbook',
    from: 'share: 100%',
    to: 'share: 30',
    code: 'schema/value',
    at: '30',
    says: /not between 0 and 1/,
    fix: 'share: 30%',
  },
  {
    in: 'playbook',
    from: ', p95: 60s',
    to: '',
    code: 'schema/missing-key',
    at: '20s',
    says: /needs `p95`/,
  },
  {
    in: 'playbook',
    from: 'p50: 20s, p95: 60s',
    to: 'p50: 60s, p95: 20s',
    code: 'schema/value',
    at: 'takes',
    says: /less than `p50`/,
  },
  {
    in: 'playbook',
    from: 'p50: 20s, p95: 60s',
    to: 'p50: 2s, p95: 6s, mean: 3s',
    code: 'schema/value',
    at: 'takes',
    says: /mixes several forms/,
  },
  {
    in: 'playbook',
    from: 'above: 2%',
    to: 'above: 500ms',
    code: 'schema/value',
    at: '500ms',
    says: /not a share/,
  },
  {
    in: 'playbook',
    from: 'above: 2%',
    to: 'above: 2%, below: 3%',
    code: 'schema/value',
    at: 'when',
    says: /two bounds/,
  },
  {
    in: 'playbook',
    from: 'service: checkout, metric',
    to: 'metric',
    code: 'schema/value',
    at: 'when',
    says: /whose metric/,
  },
  {
    in: 'playbook',
    from: 'notify: { to: support, channel: phone }',
    to: 'describe: nothing',
    code: 'schema/value',
    at: 'id',
    says: /does nothing/,
  },
  {
    in: 'playbook',
    from: '  - id: note',
    to: '  - id: note\n    wait: 5s',
    code: 'schema/value',
    at: 'notify',
    says: /already has the action/,
  },
  {
    in: 'scenario',
    from: ', on: checkout@2.14.0',
    to: '',
    code: 'schema/missing-key',
    at: '30%',
    says: /`errors` needs `on`/,
  },
  {
    in: 'scenario',
    from: 'errors: 30%',
    to: 'erors: 30%',
    code: 'schema/unknown-key',
    at: 'erors',
    says: /no key `erors`/,
    fix: 'errors: 30%',
  },
  {
    in: 'scenario',
    from: 'on: checkout@2.14.0',
    to: 'on: checkout@2.14.0, times: 2',
    code: 'schema/value',
    at: '2',
    says: /means nothing to `errors`/,
  },
  {
    in: 'scenario',
    from: 'errors: 30%, on',
    to: 'errors: 30%, absent: on-call, on',
    code: 'schema/value',
    at: 'on-call',
    says: /already `errors`/,
  },
  {
    in: 'scenario',
    from: 'lost_records: 0',
    to: 'lost_records: none',
    code: 'schema/type',
    at: 'none',
    says: /a text, not a whole number/,
  },
  {
    in: 'system',
    from: 'traffic: 40/s',
    to: 'traffic: 40',
    code: 'schema/type',
    at: '40',
    says: /per what time/,
    fix: 'traffic: 40/s',
  },
  {
    in: 'system',
    from: '"0 */6 * * * UTC"',
    to: '"0 */6 * * *"',
    code: 'schema/value',
    at: '"0 */6 * * *"',
    says: /./,
  },
  {
    in: 'system',
    from: '"0 */6 * * * UTC"',
    to: '"0 25 * * * UTC"',
    code: 'schema/value',
    at: '"0 25 * * * UTC"',
    says: /./,
  },
  {
    in: 'system',
    from: 'orders-db: hard',
    to: 'orders-db: hrad',
    code: 'schema/word',
    at: 'hrad',
    says: /cannot be `hrad`/,
    fix: 'orders-db: hard',
  },
  {
    in: 'system',
    from: '  checkout:\n',
    to: '  "check out":\n',
    code: 'schema/value',
    at: '"check out"',
    says: /cannot be a name/,
  },
  {
    in: 'system',
    from: 'backstep: v1',
    to: 'backstep: v9',
    code: 'schema/language-version',
    at: 'v9',
    says: /not known/,
    fix: 'backstep: v1',
  },
  {
    in: 'system',
    from: 'backstep: v1\n',
    to: '',
    code: 'schema/language-version',
    at: 'kind',
    says: /does not say its version/,
    fix: 'backstep: v1\n',
  },
  {
    in: 'system',
    from: 'kind: System',
    to: 'kind: Sistem',
    code: 'schema/kind',
    at: 'Sistem',
    says: /no kind `Sistem`/,
    fix: 'kind: System',
  },
  {
    in: 'system',
    from: 'kind: System\n',
    to: '',
    code: 'schema/kind',
    at: 'backstep',
    says: /does not say its kind/,
    fix: 'kind: System\n',
  },
  {
    in: 'system',
    from: 'kind: System',
    to: 'kind: Playbook',
    code: 'schema/kind',
    at: 'Playbook',
    says: /file name ends in/,
  },
];

test.each(cases)('$in: `$from` written `$to` gives one $code at `$at`', (each) => {
  const before = files[each.in];
  const text = before.replace(each.from, () => each.to);
  expect(text).not.toBe(before);
  const { problems } = openDocument(`/w/a.${each.in}.yaml`, text);
  const own =
    each.code === 'schema/kind' && each.to === 'kind: Playbook' ? problems.slice(0, 1) : problems;
  expect(own.map(({ code, message }) => `${code} ${message}`)).toHaveLength(1);
  const [problem] = own;
  expect(problem?.code).toBe(each.code);
  expect(problem?.message).toMatch(each.says);
  expect(marked(text, problem!)).toBe(each.at);
  expect(problem?.why).toMatch(/\.$/);
  expect(problem?.remedy).toMatch(/[.?…]$/);
  if (each.fix !== undefined)
    expect(fixed(text, problem!)).toBe(before.replace(each.from, () => each.fix ?? ''));
});

test('what could not be read is not also said to have another form', () => {
  const text = playbook.replace('{ attempts: 2 }', '*nothing');
  expect(openDocument('/w/a.playbook.yaml', text).problems.map(({ code }) => code)).toEqual([
    'syntax/alias-unknown',
  ]);
});

test('a mistake does not silence the rest of the document', () => {
  const text = playbook.replace('rto: 15m', 'rtoo: 15m').replace('attempts: 2', 'attempts: 0');
  const document = openDocument('/w/a.playbook.yaml', text);
  expect(document.problems).toHaveLength(2);
  expect(
    document.model?.kind === 'Playbook' && document.model.playbook.steps.map(({ id }) => id),
  ).toEqual(['drain', 'note']);
});
