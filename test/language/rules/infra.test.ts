import { testCases } from './test-cases.ts';

testCases({
  'infra/depends-on-itself': {
    'beside another': `
### file: shop.system.yaml
services:
  checkout:
    depends_on: { orders-db: hard, checkout: soft }
    #                              ^^^^^^^^ infra/depends-on-itself
`,
    'two that need each other are two': `
### file: shop.system.yaml
services:
  cart: { depends_on: { checkout: soft } }
  checkout: { depends_on: { cart: soft } }
`,
  },
  'infra/config-left-behind': {
    'DNS is one copy in any case': `
change:
  configures: { edge-dns: { from: "1", to: "2" } }
  #             ^^^^^^^^ infra/config-left-behind
`,
    'set to a third version': `
change:
  configures: { settings: { from: "7", to: "8" } }
steps:
  - id: elsewhere
    configure: { config: settings, to: "6" }
`,
    'a configuration that is deployed with each version': `
### file: shop.system.yaml
infrastructure:
  edge-lb: { type: load-balancer, snapshot: { restore: 40s } }
  settings: { type: config, version: "7" }
### file: checkout.playbook.yaml
change:
  configures: { settings: { from: "7", to: "8" } }
`,
    'applied back': `
change:
  configures: { network: { from: r1, to: r2 } }
steps:
  - id: back
    apply: { infrastructure: network, to: r1 }
`,
  },
  'infra/configures-the-change': {
    'by applying it': `
change:
  configures: { network: { from: r1, to: r2 } }
steps:
  - id: back
    apply: { infrastructure: network, to: r2 }
    #                                     ^^ infra/configures-the-change
`,
    'something else': `
change:
  configures: { network: { from: r1, to: r2 } }
steps:
  - id: back
    configure: { config: settings, to: "8" }
`,
  },
  'infra/dns-slower-than-rto': {
    'by traffic, against the objective of the service': `
objectives: { rto: 1h, services: { checkout: { rto: 10m } } }
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: slow-dns }
    #                                             ^^^^^^^^ infra/dns-slower-than-rto
`,
    'the service allows more': `
objectives: { rto: 5m, services: { checkout: { rto: 1h } } }
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: slow-dns }
`,
  },
  'infra/stubborn-clients': {
    'by traffic': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: slow-dns }
    #                                             ^^^^^^^^ infra/stubborn-clients
`,
    'the old version is deployed too': `
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: slow-dns }
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
`,
  },
  'infra/not-dns': {
    'a configuration': `
steps:
  - id: switch
    dns: { via: settings, service: checkout, to: 1.0.0 }
    #           ^^^^^^^^ infra/not-dns
`,
    'a DNS entry': `
steps:
  - id: switch
    dns: { via: slow-dns, service: checkout, to: 1.0.0 }
`,
  },
  'infra/state-unprotected': {
    'not locked': `
### file: shop.system.yaml
infrastructure:
  network: { type: terraform, state: { file: ./n.tfstate, backup: true, locking: false } }
### file: checkout.playbook.yaml
steps:
  - id: back
    apply: { infrastructure: network }
    #                        ^^^^^^^ infra/state-unprotected
`,
    'no state is declared': `
steps:
  - id: back
    apply: { infrastructure: settings }
`,
  },
  'infra/no-snapshot': {
    'of a configuration': `
steps:
  - id: back
    restore: { infrastructure: settings, from: snapshot }
    #                          ^^^^^^^^ infra/no-snapshot
`,
    'of a store': `
steps:
  - id: back
    restore: { store: orders-db }
`,
  },
  'infra/version-mismatch': {
    'one of two': `
change:
  configures:
    settings: { from: "6", to: "9" }
    #                 ^^^ infra/version-mismatch
    network: { from: r1, to: r2 }
`,
    'the system has moved on': `
change:
  configures: { settings: { from: "6", to: "7" } }
`,
  },
  'infra/network-unchecked': {
    'nothing checks': `
verify: {}
steps:
  - id: rules-back
    apply: { infrastructure: firewall, to: "3" }
    ^^^^^ infra/network-unchecked
`,
    'the playbook verifies': `
steps:
  - id: rules-back
    apply: { infrastructure: firewall, to: "3" }
`,
    'the step verifies': `
verify: {}
steps:
  - id: rules-back
    apply: { infrastructure: firewall, to: "3" }
    verify: { service: checkout, metric: error_rate, below: 1%, within: 2m }
`,
  },
  'infra/apply-unpinned': {
    'terraform and network policies': `
steps:
  - id: network-back
    apply: { infrastructure: network }
    #                        ^^^^^^^ infra/apply-unpinned
  - id: rules-back
    apply: { infrastructure: firewall }
    #                        ^^^^^^^^ infra/apply-unpinned
`,
    'a configuration has its version in the system': `
steps:
  - id: settings-back
    apply: { infrastructure: settings }
`,
  },
});
