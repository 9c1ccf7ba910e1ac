import { testCases } from './test-cases.ts';

testCases({
  'term/word-form': {
    'a verb in one word': `
steps:
  - id: look
    manual: { role: on-call, do: "Do not rollback the database." }
    #                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ term/word-form
    describe: Prepares the fail-over.
    #         ^^^^^^^^^^^^^^^^^^^^^^^ term/word-form
`,
    'nouns and verbs as they should be': `
steps:
  - id: look
    manual: { role: on-call, do: "Roll back to 1.0.0; the rollback must not fail over to b. Read the notes on deploy and rollback to learn more." }
`,
  },
  'term/swapped-objectives': {
    'data within the RTO': `
steps:
  - id: look
    manual: { role: on-call, do: Make sure that we lose no more than the RTO allows. }
    #                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ term/swapped-objectives
`,
    'both used well': `
steps:
  - id: look
    manual: { role: on-call, do: "Recover within the RTO; lose no more data than the RPO allows." }
`,
  },
  'term/failover-said': {
    'in a step': `
steps:
  - id: tell
    notify: { to: support, channel: phone, say: We are failing over now. }
    #                                           ^^^^^^^^^^^^^^^^^^^^^^^^ term/failover-said
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: edge-lb }
`,
    'traffic moves to another zone': `
steps:
  - id: tell
    notify: { to: support, channel: phone, say: We are failing over now. }
  - id: drain
    traffic: { service: checkout, to: b, via: edge-lb }
`,
    'from a replica': `
steps:
  - id: tell
    notify: { to: support, channel: phone, say: The failover has begun. }
  - id: over
    restore: { store: orders-db, from: replica }
`,
  },
  'term/roll-forward-said': {
    'in a step': `
steps:
  - id: tell
    notify: { to: support, channel: phone, say: The roll-forward has begun. }
    #                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ term/roll-forward-said
`,
    'a trigger asks': `
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    for: 2m
    then: ask
declare: { by: [on-call] }
communicate:
  - { on: declared, to: customers, channel: status-page, say: We may roll forward. }
`,
  },
});
