import { testCases } from './test-cases.ts';

/** A second playbook of the system. */
const storefront = `### file: storefront.playbook.yaml
backstep: v1
kind: Playbook
name: storefront-3
system: ./shop.system.yaml
change: { deploys: { storefront: { from: 2.0.0, to: 3.0.0 } } }
steps:
  - id: shift
    deploy: { service: storefront, version: 2.0.0 }
`;

testCases({
  'drill/never-ends': {
    'before and during the rollback': `
### file: bad.scenario.yaml
timeline:
  - at: 1m
    fault: { errors: 30%, on: checkout@2.0.0 }
  - at: 1m
    fault: { step_hangs: drain, for: 5m }
    #                    ^^^^^ drill/never-ends
during_rollback:
  - fault: { step_hangs: drain, times: 1 }
  #                      ^^^^^ drill/never-ends
  - fault: { step_hangs: restore }
`,
    'a step of a playbook beside it': `
${storefront}### file: bad.scenario.yaml
beside: [./storefront.playbook.yaml]
during_rollback:
  - fault: { step_hangs: storefront-3/shift }
  #                      ^^^^^^^^^^^^^^^^^^ drill/never-ends
  - fault: { step_hangs: shift }
  #                      ^^^^^ drill/never-ends
`,
    'nothing is to recover': `
### file: bad.scenario.yaml
during_rollback:
  - fault: { step_hangs: drain }
expect: { outcome: not-recovered }
`,
    'a step that fails': `
### file: bad.scenario.yaml
during_rollback:
  - fault: { step_fails: drain }
`,
  },
  'drill/no-traffic': {
    'nothing arrives': `
### file: shop.system.yaml
services: { checkout: { traffic: 0/s } }
### file: bad.scenario.yaml
playbook: ./checkout.playbook.yaml
#         ^^^^^^^^^^^^^^^^^^^^^^^^ drill/no-traffic
`,
    'the scenario sends some': `
### file: shop.system.yaml
services: { checkout: { traffic: 0/s } }
### file: bad.scenario.yaml
workload: { checkout: { traffic: 1/s } }
`,
  },
  'drill/no-cadence': {
    'nothing planned for a tier-1 service': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ drill/no-cadence
drills: {}
`,
    'a lesser service': `
### file: shop.system.yaml
services:
  checkout: { criticality: tier-3 }
### file: checkout.playbook.yaml
drills: {}
`,
  },
  'drill/looser-than-objective': {
    'of the data, and of half of the runs': `
### file: bad.scenario.yaml
expect:
  rto: { p50: 16m }
  #           ^^^ drill/looser-than-objective
  rpo: { p95: 1h }
  #           ^^ drill/looser-than-objective
`,
    'a rarer case may take longer': `
### file: bad.scenario.yaml
expect: { rto: { max: 1h } }
`,
    'the class allows more': `
### file: checkout.playbook.yaml
objectives: { rto: 15m, rpo: 1m, mtpd: 1h, classes: { region: { rto: 4h } } }
### file: bad.scenario.yaml
class: region
expect: { rto: { p95: 4h } }
`,
  },
  'drill/detection-impossible': {
    'with counted samples': `
### file: checkout.playbook.yaml
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    every: 1m
    consecutive_failures: 3
### file: bad.scenario.yaml
expect: { detected_within: 1m }
#                          ^^ drill/detection-impossible
`,
    'somebody is asked': `
### file: bad.scenario.yaml
timeline:
  - at: 1m
    fault: { errors: 30%, on: checkout@2.0.0 }
  - at: 1m10s
    inject: { to: on-call, say: Customers call., ask: { question: What now?, choices: [rollback] } }
expect: { detected_within: 20s }
`,
  },
  'drill/expectation-contradicts': {
    'nothing is to be needed': `
### file: bad.scenario.yaml
expect:
  outcome: not-needed
  rto: { max: 15m }
 #^^^ drill/expectation-contradicts
`,
    'held has no bounds here': `
### file: bad.scenario.yaml
expect: { outcome: held, rpo: { max: 1m } }
`,
  },
  'drill/budget-below-rto': {
    'the first fault comes late': `
### file: bad.scenario.yaml
budget: 20m
#       ^^^ drill/budget-below-rto
timeline:
  - at: 10m
    fault: { errors: 30%, on: checkout@2.0.0 }
`,
    'just enough': `
### file: bad.scenario.yaml
budget: 16m
`,
  },
  'drill/nothing-happens': {
    'only what comes during the rollback': `
### file: bad.scenario.yaml
timeline: []
^^^^^^^^ drill/nothing-happens
during_rollback:
  - fault: { step_fails: drain }
`,
    'nothing is to be needed': `
### file: bad.scenario.yaml
timeline: []
expect: { outcome: not-needed }
`,
    'the change fails by itself': `
### file: checkout.playbook.yaml
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
### file: bad.scenario.yaml
timeline: []
`,
  },
  'drill/after-the-end': {
    'during the rollback': `
### file: bad.scenario.yaml
budget: 30m
during_rollback:
  - at: 30m
  #     ^^^ drill/after-the-end
    fault: { step_fails: drain }
`,
    'just before': `
### file: bad.scenario.yaml
budget: 30m
timeline:
  - at: 29m
    fault: { errors: 30%, on: checkout@2.0.0 }
`,
  },
  'drill/fault-without-effect': {
    'nobody, nothing, nowhere': `
### file: bad.scenario.yaml
timeline:
  - fault: { absent: bystander }
  #                  ^^^^^^^^^ drill/fault-without-effect
  - fault: { lock_held: deploys }
  #                     ^^^^^^^ drill/fault-without-effect
  - fault: { metrics_gap: psp }
  #                       ^^^ drill/fault-without-effect
  - fault: { restore_fails: orders-db }
  #                         ^^^^^^^^^ drill/fault-without-effect
  - fault: { corrupt_writes: sessions }
  #                          ^^^^^^^^ drill/fault-without-effect
  - fault: { replication_lag: 1m, on: sessions }
  #                                   ^^^^^^^^ drill/fault-without-effect
  - fault: { artifact_missing: checkout@2.0.0 }
  #                            ^^^^^^^^^^^^^^ drill/fault-without-effect
  - fault: { latency: 1s, on: storefront@3 }
  #                           ^^^^^^^^^^^^ drill/fault-without-effect
  - fault: { unavailable: checkout@1.0.1 }
  #                       ^^^^^^^^^^^^^^ drill/fault-without-effect
`,
    'nobody applies, migrates, calls or names it': `
### file: bad.scenario.yaml
timeline:
  - fault: { state_locked: network }
  #                        ^^^^^^^ drill/fault-without-effect
  - fault: { migration_half_applied: sessions }
  #                                  ^^^^^^^^ drill/fault-without-effect
  - fault: { partition: psp, from: storefront }
  #                                ^^^^^^^^^^ drill/fault-without-effect
  - fault: { reset: 1%, on: checkout, from: banner }
  #                                         ^^^^^^ drill/fault-without-effect
  - fault: { config_drift: firewall }
  #                        ^^^^^^^^ drill/fault-without-effect
  - fault: { secret_rotated: network }
  #                          ^^^^^^^ drill/fault-without-effect
  - fault: { dns_stale: edge-dns }
  #                     ^^^^^^^^ drill/fault-without-effect
  - fault: { clock_skew: 1m, on: orders-db }
  #                              ^^^^^^^^^ drill/fault-without-effect
  - fault: { backup_stale: 3d, on: orders-db }
  #                                ^^^^^^^^^ drill/fault-without-effect
  - fault: { crash_loop: psp }
  #                      ^^^ drill/fault-without-effect
  - fault: { slow_start: 1m, on: storefront }
  #                              ^^^^^^^^^^ drill/fault-without-effect
  - fault: { wrong_choice: bystander }
  #                        ^^^^^^^^^ drill/fault-without-effect
  - fault: { metrics_late: 1m, on: psp }
  #                                ^^^ drill/fault-without-effect
`,
    'only the playbook beside it meets these': `
${storefront}  - id: sure
    manual: { role: bystander, do: "Look." }
### file: bad.scenario.yaml
beside: [./storefront.playbook.yaml]
timeline:
  - fault: { errors: 30%, on: storefront@3.0.0 }
  - fault: { absent: bystander }
  - fault: { lock_held: deploys }
  #                     ^^^^^^^ drill/fault-without-effect
`,
    'a region that holds nothing': `
### file: shop.system.yaml
zones: [a, b, c]
regions: { east: [c], west: [a, b] }
services:
  checkout: { zones: [a, b] }
  storefront: { zones: [b] }
### file: bad.scenario.yaml
timeline:
  - fault: { region_down: east }
  #                       ^^^^ drill/fault-without-effect
  - fault: { region_down: west }
`,
    'a zone nobody uses': `
### file: shop.system.yaml
zones: [a, b, c]
services:
  checkout: { zones: [a, b] }
  storefront: { zones: [b] }
### file: bad.scenario.yaml
timeline:
  - fault: { zone_down: c }
  #                     ^ drill/fault-without-effect
`,
    'nothing is deployed': `
### file: checkout.playbook.yaml
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
### file: bad.scenario.yaml
timeline:
  - fault: { registry_unreachable: true }
  #                                ^^^^ drill/fault-without-effect
`,
    'what restores, calls, names and deploys': `
### file: checkout.playbook.yaml
steps:
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
  - id: data
    restore: { store: orders-db, from: point-in-time }
  - id: net
    apply: { infrastructure: network }
### file: bad.scenario.yaml
timeline:
  - fault: { clock_skew: 1m, on: orders-db }
  - fault: { state_corrupt: network }
  - fault: { config_drift: settings }
  - fault: { partition: checkout, from: storefront }
  - fault: { loss: 2%, on: psp, from: checkout }
  - fault: { slow_start: 1m, on: checkout@1.0.0 }
  - fault: { wrong_digest: checkout@1.0.0 }
  - fault: { runner_killed: 2m }
`,
    'all of these matter': `
### file: checkout.playbook.yaml
declare: { by: [owner] }
### file: bad.scenario.yaml
timeline:
  - fault: { absent: on-call }
  - fault: { zone_down: a }
  - fault: { metrics_gap: checkout }
  - fault: { registry_unreachable: true }
  - fault: { artifact_missing: checkout@1.0.0 }
  - fault: { errors: 1%, on: psp }
  - fault: { blackhole: checkout@1.0.0 }
  - fault: { replication_stops: orders-db }
`,
  },
  'drill/unpaired-override': {
    'never resumed, never paused': `
during_rollback:
  - at: 1m
    override: { by: on-call, resume: true }
  #                          ^^^^^^ drill/unpaired-override
  - at: 2m
    override: { by: on-call, pause: true }
  #                          ^^^^^ drill/unpaired-override
`,
    'paired, cancelled, over both lists': `
timeline:
  - at: 1m
    fault: { errors: 30%, on: checkout@2.0.0 }
  - at: 20m
    override: { by: owner, cancel: true }
during_rollback:
  - at: 3m
    override: { by: on-call, resume: true }
  - at: 1m
    override: { by: on-call, pause: true }
  - at: 4m
    override: { by: on-call, pause: true }
  - at: 5m
    override: { by: on-call, skip: restore }
`,
  },
  'drill/class-differs': {
    'people, and a class that is written': `
class: data
timeline:
  - at: 1m
    fault: { absent: owner }
  # ^^^^^ drill/class-differs
  - at: 2m
    fault: { errors: 30%, on: psp }
`,
    'one of several faults is enough': `
class: people
timeline:
  - at: 1m
    fault: { errors: 30%, on: checkout@2.0.0 }
  - at: 2m
    fault: { absent: owner }
`,
    'a third party': `
class: third-party
timeline:
  - at: 1m
    fault: { rate_limited: psp, to: 1/s }
`,
  },
  'drill/changed-since': {
    'the playbook was edited': `
drills: { every: 90d }   # edited since
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ drill/changed-since
`,
    'nothing was edited': `
drills: { every: 90d }
`,
  },
  'drill/record-damaged': {
    'two branches left a conflict': `
drills: { every: 90d }   # the record is damaged
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ drill/record-damaged
`,
    'it can be read': `
drills: { every: 90d }
`,
  },
  'drill/overdue': {
    'too long ago': `
drills: { every: 30d }
#                ^^^ drill/overdue
`,
    never: `
drills: { every: 90d }   # not on record
#                ^^^ drill/overdue
`,
    'without success': `
drills: { every: 90d }   # on record, failed
#                ^^^ drill/overdue
`,
    'in time': `
drills: { every: 90d }
`,
  },
});
