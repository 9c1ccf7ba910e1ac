import { testCases } from './test-cases.ts';

testCases({
  'data/incompatible-end': {
    'migrated to a schema that neither works with': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 40, to: 42 } }
  #           ^^^^^^^^^ data/incompatible-end
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: down
    migrate: { store: orders-db, to: 40 }
`,
    'a command may migrate': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
steps:
  - id: down
    run: [migrate, down]
`,
    'restored from before': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
steps:
  - id: back
    restore: { store: orders-db, from: backup }
`,
  },
  'data/incompatible-change': {
    'a shared configuration': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #                                       ^^^^^ data/incompatible-change
  migrates: { orders-db: { from: 41, to: 42 } }
  configures: { settings: { from: "7", to: "9" } }
`,
    'one that is deployed with each version': `
### file: shop.system.yaml
infrastructure:
  edge-lb: { type: load-balancer, snapshot: { restore: 40s } }
  settings: { type: config, version: "3" }
`,
  },
  'data/migration-too-early': {
    'beside the draining, not after it': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: down
    needs: []
    migrate: { store: orders-db, to: 41 }
    #                                ^^ data/migration-too-early
`,
    'after a part of the traffic only': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, share: 50% }
  - id: down
    migrate: { store: orders-db, to: 41 }
    #                                ^^ data/migration-too-early
`,
    'after the version was replaced': `
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
  - id: settle
    wait: 1m
  - id: down
    migrate: { store: orders-db, to: 41 }
`,
    'by hand': `
steps:
  - id: stop
    manual: { role: on-call, do: Stop the service. }
  - id: down
    migrate: { store: orders-db, to: 41 }
`,
  },
  'data/migration-too-late': {
    'deployed while the schema is still new': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    #                                     ^^^^^ data/migration-too-late
  - id: down
    migrate: { store: orders-db, to: 41 }
`,
    'migrated before': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
steps:
  - id: down
    migrate: { store: orders-db, to: 41 }
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
`,
  },
  'data/irreversible-without-copy': {
    'a replica is no copy': `
### file: shop.system.yaml
stores:
  orders-db: { replication: { mode: sync } }
### file: checkout.playbook.yaml
steps:
  - id: down
    migrate: { store: orders-db, to: 41 }
    reversible: false
    #           ^^^^^ data/irreversible-without-copy
`,
    'it can be undone': `
steps:
  - id: down
    migrate: { store: sessions, to: 1 }
`,
  },
  'data/no-such-copy': {
    'no archive, no replica': `
steps:
  - id: one
    restore: { store: sessions, from: point-in-time }
    #                                 ^^^^^^^^^^^^^ data/no-such-copy
  - id: two
    restore: { store: sessions, from: replica }
    #                                 ^^^^^^^ data/no-such-copy
`,
    'a snapshot may exist': `
steps:
  - id: one
    restore: { store: sessions, from: snapshot }
`,
  },
  'data/rpo-unreachable': {
    'a replica too far behind': `
objectives: { rto: 15m, rpo: 2s }
steps:
  - id: over
    restore: { store: orders-db, from: replica }
    #                                  ^^^^^^^ data/rpo-unreachable
`,
    'within the percentile asked for': `
objectives: { rto: 15m, rpo: 4h, percentile: 50% }
steps:
  - id: back
    restore: { store: orders-db, from: backup }
`,
    'beyond it': `
objectives: { rto: 15m, rpo: 4h }
steps:
  - id: back
    restore: { store: orders-db, from: backup }
    #                                  ^^^^^^ data/rpo-unreachable
`,
  },
  'data/never-unfrozen': {
    'unfrozen before': `
steps:
  - id: unfreeze
    unfreeze: orders-db
  - id: freeze
    freeze: orders-db
    #       ^^^^^^^^^ data/never-unfrozen
`,
    'another store': `
steps:
  - id: freeze
    freeze: orders-db
    #       ^^^^^^^^^ data/never-unfrozen
  - id: unfreeze
    unfreeze: sessions
`,
    'unfrozen by a compensation too': `
steps:
  - id: freeze
    freeze: orders-db
    compensate_by: unfreeze
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
    on_failure: compensate
  - id: unfreeze
    unfreeze: orders-db
`,
  },
  'data/unfrozen-migration': {
    'another store frozen': `
steps:
  - id: freeze
    freeze: sessions
  - id: down
    migrate: { store: orders-db, to: 41 }
    #                 ^^^^^^^^^ data/unfrozen-migration
  - id: unfreeze
    unfreeze: sessions
`,
    'a lock is as good': `
steps:
  - id: hold
    lock: migrations
  - id: down
    migrate: { store: orders-db, to: 41 }
`,
  },
  'data/backup-gone-before-horizon': {
    'by a year': `
horizon: 1y
steps:
  - id: back
    restore: { store: orders-db, from: backup }
    #                 ^^^^^^^^^ data/backup-gone-before-horizon
`,
    'from an archive': `
horizon: 1y
steps:
  - id: back
    restore: { store: orders-db, from: point-in-time }
`,
  },
  'data/migrates-the-change': {
    'second of two stores': `
change:
  migrates: { orders-db: { from: 41, to: 42 }, sessions: { from: 1, to: 2 } }
steps:
  - id: one
    migrate: { store: orders-db, to: 41 }
  - id: two
    migrate: { store: sessions, to: 2 }
    #                               ^ data/migrates-the-change
`,
    'to a third schema': `
steps:
  - id: one
    migrate: { store: orders-db, to: 40 }
`,
  },
  'data/schema-mismatch': {
    'two releases behind': `
change:
  migrates: { orders-db: { from: 38, to: 39 } }
  #                              ^^ data/schema-mismatch
`,
    'the system has moved on, or does not say': `
change:
  migrates: { orders-db: { from: 40, to: 41 }, sessions: { from: 7, to: 8 } }
`,
  },
  'data/no-down-script': {
    'one of two is missing': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
  #                                      ^^ data/no-down-script
`,
    'a store without a folder': `
### file: shop.system.yaml
stores: { orders-db: { engine: postgres, schema: 41 } }
### file: checkout.playbook.yaml
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 43 } }
`,
    'versions that are no numbers': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: a, to: b } }
`,
  },
  'data/lossy-down-script': {
    'a column': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 40, to: 41 } }
steps:
  - id: schema-down
    migrate: { store: orders-db, to: 40 }
    #                                ^^ data/lossy-down-script
`,
    rows: `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 43, to: 44 } }
steps:
  - id: schema-down
    migrate: { store: orders-db, to: 43 }
    #                                ^^ data/lossy-down-script
`,
    'an index is no data, whatever the comment says': `
steps:
  - id: schema-down
    migrate: { store: orders-db, to: 41 }
`,
    'it is known': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 40, to: 41 } }
steps:
  - id: schema-down
    migrate: { store: orders-db, to: 40 }
    reversible: false
`,
  },
  'data/dual-writes-end-early': {
    'another horizon': `
horizon: 30d
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42, dual_writes: { for: 29d } } }
  #                                                              ^^^ data/dual-writes-end-early
`,
    'until nobody says': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42, dual_writes: {} } }
`,
  },
  'data/divergence-unchecked': {
    'what comes beside or after does not count': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42, dual_writes: { diverges: 0.1% } } }
  #                                                                   ^^^^ data/divergence-unchecked
steps:
  - id: stop
    freeze: orders-db
  - id: schema-down
    migrate: { store: orders-db, to: 41 }
    reversible: false
    timeout: 5m
  - id: look
    check: { service: checkout, metric: error_rate, below: 1% }
    timeout: 5m
`,
    'none diverge, or nothing is dropped': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42, dual_writes: { diverges: 5% } } }
`,
  },
});
