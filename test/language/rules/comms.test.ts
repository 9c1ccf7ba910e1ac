import { testCases } from './test-cases.ts';

testCases({
  'comms/nobody-told': {
    'only at the end': `
communicate:
^^^^^^^^^^^ comms/nobody-told
  - { on: recovered, to: support, channel: phone }
`,
    'a step tells': `
communicate:
  - { on: elapsed > 30m, to: business-continuity, channel: phone }
steps:
  - id: tell
    notify: { to: support, channel: phone }
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
`,
  },
  'comms/no-customer-message': {
    'nobody at all': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ comms/no-customer-message
communicate: []
`,
    'nothing that customers reach is tier-1': `
### file: shop.system.yaml
services:
  storefront: { criticality: tier-2, traffic: 1/s, depends_on: { checkout: hard } }
  checkout: { criticality: tier-1 }
### file: checkout.playbook.yaml
communicate: []
`,
  },
  'comms/no-continuity-escalation': {
    none: `
objectives: { rto: 15m, mtpd: 1h }
#                             ^^ comms/no-continuity-escalation
communicate:
  - { on: declared, to: customers, channel: status-page }
`,
    'no period set': `
objectives: { rto: 15m }
communicate: []
`,
  },
  'comms/unknown-placeholder': {
    'in a step': `
steps:
  - id: tell
    notify: { to: support, channel: phone, say: "Back at {{ time }}." }
    #                                           ^^^^^^^^^^^^^^^^^^^^^ comms/unknown-placeholder
`,
    'braces in instructions are no placeholders': `
steps:
  - id: look
    manual: { role: on-call, do: "Run {{template}} by hand." }
`,
  },
  'comms/never-closed': {
    'told twice, mentioned once': `
communicate:
  - { on: detected, to: support, channel: phone }
  #                     ^^^^^^^ comms/never-closed
  - { on: declared, to: support, channel: email }
`,
    'closed by a step': `
communicate:
  - { on: declared, to: support, channel: phone }
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0 }
  - id: tell
    notify: { to: support, channel: phone }
`,
  },
  'comms/told-twice': {
    'after the same time': `
communicate:
  - { on: elapsed > 30m, to: board, channel: phone }
  - { on: elapsed > 30m, to: board, channel: phone }
  #       ^^^^^^^^^^^^^ comms/told-twice
`,
    'on another channel, or later': `
communicate:
  - { on: elapsed > 30m, to: board, channel: phone }
  - { on: elapsed > 30m, to: board, channel: email }
  - { on: elapsed > 50m, to: board, channel: phone }
`,
  },
});
