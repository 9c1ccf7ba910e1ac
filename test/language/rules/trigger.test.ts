import { testCases } from './test-cases.ts';

testCases({
  'trigger/nothing-starts-it': {
    'a trigger that only holds': `
triggers:
^^^^^^^^ trigger/nothing-starts-it
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 2m
    then: hold
`,
    'asking is enough': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 2m
    then: ask
declare: { by: [on-call] }
`,
  },
  'trigger/slower-than-rto': {
    'by counting samples': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    every: 1m
    consecutive_failures: 30
    #                     ^^ trigger/slower-than-rto
`,
    'within a window': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    every: 2m
    window: 1h
    #       ^^ trigger/slower-than-rto
    failures: 20
`,
    'the service has more time': `
objectives: { rto: 15m, services: { checkout: { rto: 1h } } }
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 20m
`,
    'it does not lead to a rollback': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 20m
    then: mitigate
`,
  },
  'trigger/too-few-samples': {
    'of an external': `
triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 5% }
    every: 1s
    min_samples: 401
    #            ^^^ trigger/too-few-samples
`,
    'missing samples fire': `
triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 5% }
    every: 1s
    min_samples: 401
    missing_data: fire
`,
    'nothing is known of the traffic': `
### file: shop.system.yaml
services:
  checkout: { depends_on: { psp: hard } }
### file: checkout.playbook.yaml
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 5% }
    min_samples: 1000
`,
  },
  'trigger/fires-by-chance': {
    'five failures in a window': `
triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 0.15% }
    every: 1s
    window: 20s
    #       ^^^ trigger/fires-by-chance
    failures: 5
`,
    'samples in a row': `
triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 0.1% }
    every: 1s
    consecutive_failures: 4
    #                     ^ trigger/fires-by-chance
`,
    'retries hide what the external fails': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 0.12% }
    every: 15s
`,
  },
  'trigger/fires-while-healthy': {
    'a rate below a declared bound': `
triggers:
  errors:
    when: { service: storefront, metric: error_rate, above: 0.5% }
    #                                                       ^^^^ trigger/fires-while-healthy
    for: 2m
`,
    'the bound that nobody declared': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 0.5% }
    for: 2m
`,
  },
  'trigger/asks-nobody': {
    'one of two triggers': `
triggers:
  slow:
    when: { service: checkout, metric: latency_p95, above: 900ms }
    for: 2m
    then: ask
    #     ^^^ trigger/asks-nobody
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 1m
`,
    'somebody may declare': `
triggers:
  slow:
    when: { service: checkout, metric: latency_p95, above: 900ms }
    then: ask
declare: { by: [owner] }
`,
  },
  'trigger/escalation-after-objective': {
    'at the very end': `
declare:
  by: [on-call]
  escalate: [{ after: 5m, to: owner }, { after: 15m, to: on-call }]
  #                                             ^^^ trigger/escalation-after-objective
`,
    'no objective': `
objectives: { rpo: 1m }
declare:
  by: [on-call]
  escalate: [{ after: 3h, to: owner }]
`,
  },
  'trigger/escalation-order': {
    'the last is earlier than the first': `
declare:
  by: [on-call]
  escalate:
    - { after: 5m, to: owner }
    - { after: 6m, to: on-call }
    - { after: 2m, to: owner }
    #          ^^ trigger/escalation-order
`,
    'two at once': `
declare:
  by: [on-call]
  escalate: [{ after: 5m, to: owner }, { after: 5m, to: on-call }]
`,
  },
  'trigger/verification-contradicts': {
    'in a step': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    verify: { service: checkout, metric: error_rate, below: 3% }
    #                                                       ^^ trigger/verification-contradicts
`,
    'another metric': `
verify:
  calm: { service: checkout, metric: saturation, below: 90%, for: 1m }
`,
    'the same bound': `
verify:
  calm: { service: checkout, metric: error_rate, below: 2%, for: 1m }
`,
  },
  'trigger/metric-never-moves': {
    'a store without a replica': `
triggers:
  lag:
    when: { store: sessions, metric: replication_lag, above: 10s }
    #                                ^^^^^^^^^^^^^^^ trigger/metric-never-moves
`,
    'an external': `
triggers:
  lag:
    when: { external: psp, metric: replication_lag, above: 10s }
    #                              ^^^^^^^^^^^^^^^ trigger/metric-never-moves
`,
    'another metric of a service': `
triggers:
  slow:
    when: { service: checkout, metric: latency_p99, above: 10s }
`,
  },
  'trigger/external-rolls-back': {
    'said, and by default': `
triggers:
  declines:
    when: { external: psp, metric: error_rate, above: 5% }
    for: 1m
    then: rollback
    #     ^^^^^^^^ trigger/external-rolls-back
`,
    'it mitigates': `
triggers:
  declines: { when: { external: psp, metric: error_rate, above: 5% }, for: 1m, then: mitigate }
`,
  },
  'trigger/no-such-alert': {
    'another name, another file, and a file that is not YAML': `
triggers:
  one:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 1m
    alert: { file: ./alerts/checkout.rules.yaml, name: checkout:errors }
    #                                                  ^^^^^^^^^^^^^^^ trigger/no-such-alert
  two:
    when: { service: checkout, metric: error_rate, above: 3% }
    for: 1m
    alert: { file: ./alerts/checkout.rule.yaml, name: CheckoutErrors }
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ trigger/no-such-alert
  three:
    when: { service: checkout, metric: error_rate, above: 4% }
    for: 1m
    alert: { file: ./alerts/broken.rules.yaml, name: CheckoutErrors }
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^ trigger/no-such-alert
`,
    'one that is there': `
triggers:
  one:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 1m
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }
`,
  },
  'trigger/alert-differs': {
    'another time, none at all, another bound, another direction': `
triggers:
  later:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 3m
    #    ^^ trigger/alert-differs
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }
  slow:
    when: { service: checkout, metric: latency_p95, above: 800ms }
    #                                                      ^^^^^ trigger/alert-differs
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutSlow }
  calm:
    when: { service: checkout, metric: error_rate, above: 2% }
    #                                                     ^^ trigger/alert-differs
    for: 1m
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutCalm }
`,
    'seconds, percent, and what cannot be told': `
triggers:
  slow:
    when: { service: checkout, metric: latency_p95, above: 500ms }
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutSlow }
  percent:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 1m
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutPercent }
  odd:
    when: { service: checkout, metric: error_rate, above: 4% }
    for: 2m
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutOdd }
  both:
    when: { service: checkout, metric: error_rate, above: 3% }
    for: 1m
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutBoth }
  counted:
    when: { service: checkout, metric: error_rate, above: 2% }
    consecutive_failures: 4
    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }
`,
  },
});
