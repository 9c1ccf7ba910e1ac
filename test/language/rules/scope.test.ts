import { testCases } from './test-cases.ts';

testCases({
  'scope/no-objective': {
    'objectives of a class count': `
objectives: { classes: { software: { rto: 20m } } }
`,
    'no objectives at all': `
change:
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ scope/no-objective
objectives: { mtpd: 1h }
`,
  },
  'scope/canary-without-share': {
    'all traffic, written out': `
change:
  strategy: canary
  #         ^^^^^^ scope/canary-without-share
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
scope: { traffic: 100% }
`,
    'another strategy': `
change:
  strategy: rolling
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
  },
  'scope/step-outside-scope': {
    'a zone and a service outside': `
scope: { zones: [a], services: [storefront] }
steps:
  - id: one
    deploy: { service: checkout, version: 1.0.0, zones: [a, b] }
    #                  ^^^^^^^^ scope/step-outside-scope
    #                                                       ^ scope/step-outside-scope
`,
    'stores have no scope': `
scope: { zones: [a], services: [checkout] }
steps:
  - id: one
    restore: { store: orders-db, from: point-in-time }
`,
  },
  'scope/change-outside-scope': {
    'one of two services left out': `
change:
  deploys:
    storefront: { from: "1", to: "2" }
   #^^^^^^^^^^ scope/change-outside-scope
    checkout: { from: 1.0.0, to: 2.0.0 }
scope: { services: [checkout] }
`,
    'no scope': `
scope: { zones: [a] }
`,
  },
  'scope/mtpd-below-rto': {
    'the verification counts': `
objectives: { rto: 50m, mtpd: 55m }
#                             ^^^ scope/mtpd-below-rto
verify:
  works: { http: { service: checkout }, for: 10m }
`,
    'of one service': `
objectives: { rto: 10m, mtpd: 1h, services: { checkout: { rto: 30m, mtpd: 20m } } }
#                                                                         ^^^ scope/mtpd-below-rto
`,
    'equal is allowed': `
objectives: { rto: 1h, mtpd: 1h }
`,
  },
  'scope/deploy-left-behind': {
    'scaling alone does not bring a version back': `
steps:
  - id: shrink
    scale: { service: checkout, replicas: 1 }
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ scope/deploy-left-behind
`,
    'a command may do anything': `
steps:
  - id: undo
    run: [helm, rollback, checkout]
`,
    'the load balancer as it was': `
steps:
  - id: back
    restore: { infrastructure: edge-lb }
`,
  },
  'scope/same-version': {
    'of a configuration': `
change:
  configures: { settings: { from: "7", to: "7" } }
  #                               ^^^ scope/same-version
`,
    'versions that only look alike': `
change:
  deploys: { checkout: { from: 1.0.0, to: 1.0.1 } }
`,
  },
});
