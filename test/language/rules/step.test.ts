import { testCases } from './test-cases.ts';

testCases({
  'step/cycle': {
    'a step that needs itself': `
steps:
  - id: drain
    needs: [drain]
    #       ^^^^^ step/cycle
    traffic: { service: checkout, to: 1.0.0 }
`,
    'three in a circle': `
steps:
  - id: one
    needs: [three]
    #       ^^^^^ step/cycle
    lock: a
  - id: two
    lock: b
  - id: three
    lock: c
`,
    'a step that follows one of its own name': `
steps:
  - id: one
    lock: a
  - id: one
    lock: b
`,
    'through a step whose name another one has': `
steps:
  - id: one
    needs: [two]
    #       ^^^ step/cycle
    lock: a
  - id: one
    lock: b
  - id: two
    lock: c
`,
    'a diamond': `
steps:
  - id: one
    lock: a
  - id: two
    needs: [one]
    lock: b
  - id: three
    needs: [one]
    lock: c
  - id: four
    needs: [two, three]
    lock: d
`,
  },
  'step/duplicate-id': {
    'three times': `
steps:
  - id: one
    lock: a
  - id: one
  #     ^^^ step/duplicate-id
    needs: []
    lock: b
  - id: one
  #     ^^^ step/duplicate-id
    needs: []
    lock: c
`,
    'letters matter': `
steps:
  - id: one
    lock: a
  - id: One
    lock: b
`,
  },
  'step/recovery-exceeds-rto': {
    'with a slow approval': `
objectives: { rto: 4m }
#                  ^^ step/recovery-exceeds-rto
approvals:
  production: { from: [bystander], deadline: 30m }
`,
    'the objective of one service': `
objectives: { rto: 1h, services: { checkout: { rto: 1m } } }
#                                                   ^^ step/recovery-exceeds-rto
`,
    'what comes after users are well does not count': `
objectives: { rto: 5m }
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    takes: 30s
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    takes: 1h
`,
    'side by side, the quicker helps': `
objectives: { rto: 5m }
steps:
  - id: restore
    needs: []
    deploy: { service: checkout, version: 1.0.0 }
    takes: 1h
  - id: drain
    needs: []
    traffic: { service: checkout, to: 1.0.0 }
    takes: 30s
`,
  },
  'step/slow-recovery-exceeds-rto': {
    'a role that may answer late': `
objectives: { rto: 6m }
#                  ^^ step/slow-recovery-exceeds-rto
approvals:
  production: { from: [owner], deadline: 30m }
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    takes: 2m
`,
    'missed at the median already': `
objectives: { rto: 1m }
`,
  },
  'step/retry-not-idempotent': {
    'a request that changes something': `
steps:
  - id: call
    http: { url: "https://checkout.example/undo", method: POST }
    retry: { attempts: 2 }
    #                  ^ step/retry-not-idempotent
`,
    'a deployment brings something into a state, and a GET changes nothing': `
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    retry: { attempts: 5 }
  - id: look
    http: { url: "https://checkout.example/" }
    retry: { attempts: 5 }
`,
  },
  'step/retries-outlast-rto': {
    'many attempts with the usual backoff': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    retry: { attempts: 8 }
    #                  ^ step/retries-outlast-rto
`,
    'one attempt waits for nothing': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    retry: { attempts: 1, backoff: 1h }
`,
  },
  'step/timeout-below-usual': {
    'as the store says': `
steps:
  - id: back
    restore: { store: orders-db, from: backup }
    timeout: 2m
    #        ^^ step/timeout-below-usual
`,
    'longer than the median, shorter than the slowest': `
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    takes: { min: 1m, likely: 2m, max: 20m }
    timeout: 8m
`,
  },
  'step/no-timeout': {
    'a restore and a migration': `
steps:
  - id: back
    restore: { store: orders-db, from: point-in-time }
   #^^^^^^^ step/no-timeout
  - id: down
    migrate: { store: orders-db, to: 41 }
   #^^^^^^^ step/no-timeout
`,
    'a person does not hang': `
steps:
  - id: undo
    run: [undo]
    by: on-call
`,
  },
  'step/parallel-writes': {
    'migrations beside each other': `
steps:
  - id: one
    needs: []
    migrate: { store: orders-db, to: 41 }
  - id: two
  #     ^^^ step/parallel-writes
    needs: []
    restore: { store: orders-db, from: point-in-time }
`,
    'overlapping zones': `
steps:
  - id: one
    needs: []
    deploy: { service: checkout, version: 1.0.0, zones: [a] }
  - id: two
  #     ^^^ step/parallel-writes
    needs: []
    deploy: { service: checkout, version: 1.0.2, zones: [a, b] }
`,
    'other zones, or the same end': `
steps:
  - id: one
    needs: []
    deploy: { service: checkout, version: 1.0.0, zones: [a] }
  - id: two
    needs: []
    deploy: { service: checkout, version: 1.0.2, zones: [b] }
  - id: three
    needs: []
    configure: { config: settings, to: "7" }
  - id: four
    needs: []
    configure: { config: settings, to: "7" }
`,
    'through a step between': `
steps:
  - id: one
    configure: { config: settings, to: "7" }
  - id: between
    wait: 1m
  - id: two
    configure: { config: settings, to: "7" }
`,
  },
  'step/no-verification': {
    'three steps, none looks': `
steps:
^^^^^ step/no-verification
  - id: one
    lock: a
  - id: two
    traffic: { service: checkout, to: 1.0.0 }
  - id: three
    deploy: { service: checkout, version: 1.0.0 }
verify: {}
`,
    'a step that checks': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: look
    check: { service: checkout, metric: error_rate, below: 1% }
verify: {}
`,
  },
  'step/irreversible-unverified': {
    'a check before a name that is there twice': `
steps:
  - id: look
    check: { service: checkout, metric: error_rate, below: 1% }
  - id: one
    lock: a
  - id: one
    lock: b
  - id: down
    migrate: { store: orders-db, to: 41 }
    reversible: false
`,
    'the check comes beside it': `
steps:
  - id: look
    check: { service: checkout, metric: error_rate, below: 1% }
  - id: down
    needs: []
    migrate: { store: orders-db, to: 41 }
    reversible: false
    #           ^^^^^ step/irreversible-unverified
`,
    'approved before': `
steps:
  - id: ask
    approve: production
  - id: down
    migrate: { store: orders-db, to: 41 }
    reversible: false
approvals:
  production: { from: [owner], deadline: 5m }
`,
  },
  'step/undo-always-runs': {
    'in the middle': `
steps:
  - id: freeze
    freeze: orders-db
    compensate_by: thaw
  - id: thaw
    unfreeze: orders-db
  - id: drain
  #     ^^^^^ step/undo-always-runs
    traffic: { service: checkout, to: 1.0.0 }
`,
    'the end of the rollback undoes it too': `
steps:
  - id: freeze
    freeze: orders-db
    compensate_by: thaw
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: thaw
    unfreeze: orders-db
`,
  },
  'step/compensates-nothing': {
    'what can be undone comes later': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    on_failure: compensate
    #           ^^^^^^^^^^ step/compensates-nothing
  - id: grow
    scale: { service: checkout, replicas: 9 }
    compensate_by: shrink
  - id: shrink
    needs: []
    scale: { service: checkout, replicas: 6 }
`,
    'beside it': `
steps:
  - id: grow
    needs: []
    scale: { service: checkout, replicas: 9 }
    compensate_by: shrink
  - id: drain
    needs: []
    traffic: { service: checkout, to: 1.0.0 }
    on_failure: compensate
  - id: shrink
    needs: []
    scale: { service: checkout, replicas: 6 }
`,
  },
  'step/traffic-to-nothing': {
    'through DNS after a big bang': `
change:
  strategy: big-bang
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
steps:
  - id: switch
    dns: { via: edge-dns, service: checkout, to: 1.0.0 }
    #                                            ^^^^^ step/traffic-to-nothing
`,
    'half of a rolling change still runs': `
change:
  strategy: rolling
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
scope: { traffic: 50% }
`,
  },
  'step/callee-before-caller': {
    'by traffic, too': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 }, storefront: { from: 5.0.0, to: 5.1.0 } }
steps:
  - id: checkout-back
    traffic: { service: checkout, to: 1.0.0 }
    ^^^^^^^ step/callee-before-caller
  - id: storefront-back
    deploy: { service: storefront, version: 5.0.0 }
`,
    'at the same time': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 }, storefront: { from: 5.0.0, to: 5.1.0 } }
steps:
  - id: checkout-back
    deploy: { service: checkout, version: 1.0.0 }
    ^^^^^^ step/callee-before-caller
  - id: storefront-back
    needs: []
    deploy: { service: storefront, version: 5.0.0 }
`,
    'only one goes back': `
steps:
  - id: checkout-back
    deploy: { service: checkout, version: 1.0.0 }
`,
  },
  'step/never-runs': {
    'two of them': `
steps:
  - id: grow
    scale: { service: checkout, replicas: 9 }
    compensate_by: shrink
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    compensate_by: undrain
  - id: shrink
    #   ^^^^^^ step/never-runs
    scale: { service: checkout, replicas: 6 }
  - id: undrain
    #   ^^^^^^^ step/never-runs
    needs: []
    traffic: { service: checkout, to: 2.0.0 }
`,
    'a jump leads there': `
steps:
  - id: grow
    scale: { service: checkout, replicas: 9 }
    compensate_by: shrink
    on_failure: { goto: shrink }
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: shrink
    needs: []
    scale: { service: checkout, replicas: 6 }
`,
  },
  'step/pause-unattended': {
    'told once, at the first': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: edge-lb }
    on_failure: pause
    #           ^^^^^ step/pause-unattended
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    timeout: 5m
    on_failure: pause
`,
    'somebody may declare': `
declare: { by: [on-call] }
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    timeout: 5m
    on_failure: pause
`,
  },
  'step/lock-order': {
    'with another lock between': `
steps:
  - id: a
    lock: database
  - id: b
    lock: cache
  - id: c
    lock: cluster
    #     ^^^^^^^ step/lock-order
`,
    'the same order, one lock, and a playbook of another system': `
steps:
  - id: a
    lock: cluster
  - id: b
    lock: database
  - id: c
    lock: two
  - id: d
    lock: one
`,
  },
  'step/guessed-duration': {
    'the longest of several': `
objectives: { rto: 6m }
steps:
  - id: apply
    apply: { infrastructure: network, to: v1 }
  # ^^^^^ step/guessed-duration
    timeout: 20m
  - id: restore
    needs: [apply]
    deploy: { service: checkout, version: 1.0.0 }
    timeout: 20m
`,
    'the policy tolerates less': `
objectives: { rto: 1h }
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
  # ^^^^^^ step/guessed-duration
    timeout: 20m
### file: backstep.policy.yaml
rules: { step/guessed-duration: { share: 5% } }
`,
    'what is written, what a store says, and a long objective': `
objectives: { rto: 2h }
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    timeout: 20m
`,
  },
});
