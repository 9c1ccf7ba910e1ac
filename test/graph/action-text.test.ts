import { expect, test } from 'vitest';
import { actionText } from '../../shared/graph/action-text.ts';
import type { Action, ActionKind, MetricCondition } from '../../shared/model/playbook.ts';

const condition: MetricCondition = {
  kind: 'metric',
  at: [],
  subject: 'orders-db',
  metric: 'replication_lag',
  comparison: 'below',
  bound: 2_000_000,
};

const cases: { readonly [Kind in ActionKind]: readonly [Extract<Action, { kind: Kind }>, string] } =
  {
    deploy: [{ kind: 'deploy', service: 'web', version: '1', zones: [] }, 'web to 1'],
    traffic: [{ kind: 'traffic', service: 'web', to: '1', share: 0.25 }, '25% of web to 1'],
    dns: [{ kind: 'dns', via: 'edge', service: 'web', to: 'eu' }, 'web to eu via edge'],
    migrate: [{ kind: 'migrate', store: 'db', to: '41' }, 'db to 41'],
    restore: [{ kind: 'restore', store: 'db', from: 'backup' }, 'db from backup'],
    configure: [{ kind: 'configure', config: 'flags', to: '7' }, 'flags to 7'],
    apply: [{ kind: 'apply', infrastructure: 'network' }, 'network'],
    freeze: [{ kind: 'freeze', store: 'db' }, 'db'],
    unfreeze: [{ kind: 'unfreeze', store: 'db' }, 'db'],
    flag: [{ kind: 'flag', service: 'web', flag: 'new', on: false }, 'new of web off'],
    scale: [{ kind: 'scale', service: 'web', replicas: 3 }, 'web to 3 replicas'],
    lock: [{ kind: 'lock', name: 'release' }, 'release'],
    wait: [{ kind: 'wait', forUs: 90_000_000 }, '1m 30s'],
    check: [{ kind: 'check', condition }, 'orders-db replication lag below 2s'],
    http: [{ kind: 'http', url: 'http://web/', method: 'GET', status: 200 }, 'GET http://web/'],
    run: [{ kind: 'run', command: ['make', 'undo'] }, 'make undo'],
    notify: [{ kind: 'notify', message: { to: 'all', channel: 'phone' } }, 'all via phone'],
    approve: [{ kind: 'approve', approval: 'production' }, 'production'],
    manual: [{ kind: 'manual', role: 'on-call', instruction: 'Look.' }, 'on-call: Look.'],
  };

test.each(Object.entries(cases))('%s', (_, [action, text]) => {
  expect(actionText(action)).toBe(text);
});

test('bounds are written in the unit of their metric', () => {
  const text = (more: Partial<MetricCondition>): string =>
    actionText({ kind: 'check', condition: { ...condition, ...more } });
  expect(text({ metric: 'error_rate', bound: 0.02, comparison: 'above' })).toBe(
    'orders-db error rate above 2%',
  );
  expect(text({ metric: 'failed_health_checks', bound: 3 })).toBe(
    'orders-db failed health checks below 3',
  );
  expect(text({ metric: 'latency_p95', bound: 250_000 })).toBe('orders-db latency p95 below 250ms');
});
