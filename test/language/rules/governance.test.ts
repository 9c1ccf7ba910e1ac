import { testCases } from './test-cases.ts';

testCases({
  'governance/author-approves': {
    'alone among two': `
change:
  author: on-call
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
approvals:
  production: { from: [owner, on-call], quorum: 2, deadline: 5m }
  #                           ^^^^^^^ governance/author-approves
`,
    'the quorum needs somebody else': `
change:
  author: on-call
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
approvals:
  production: { from: [owner, on-call], quorum: 3, deadline: 5m }
`,
  },
  'governance/quorum-impossible': {
    'named twice, and no deadline': `
approvals:
  production: { from: [owner, owner], quorum: 3 }
  #                                           ^ governance/quorum-impossible
`,
    'somebody else is asked when it expires': `
approvals:
  production: { from: [owner], quorum: 3, deadline: 5m, on_expiry: escalate }
`,
  },
  'governance/approval-outlasts-rto': {
    'by a step': `
approvals:
  production: { from: [owner], deadline: 1h }
  #                                      ^^ governance/approval-outlasts-rto
steps:
  - id: ask
    approve: production
`,
    'no objective': `
objectives: { rpo: 1m }
approvals:
  production: { from: [owner], deadline: 1h }
`,
  },
  'governance/approval-without-deadline': {
    'one of two': `
approvals:
  business: { from: [owner, on-call], on_expiry: escalate }
 #^^^^^^^^ governance/approval-without-deadline
  production: { from: [owner], deadline: 5m }
`,
    none: `
approvals: {}
`,
  },
  'governance/approves-itself': {
    critical: `
change:
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
approvals:
  production: { from: [owner], deadline: 5m, on_expiry: proceed }
  #                                                     ^^^^^^^ governance/approves-itself
`,
    'a lesser change': `
approvals:
  production: { from: [owner], deadline: 5m, on_expiry: proceed }
`,
  },
  'governance/no-ticket': {
    critical: `
change:
  severity: critical
  #         ^^^^^^^^ governance/no-ticket
  author: owner
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
    'no severity': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
  },
  'governance/no-review': {
    critical: `
change:
  severity: critical
  #         ^^^^^^^^ governance/no-review
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
    'a lesser change': `
change:
  severity: medium
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
  },
  'governance/policy-rto': {
    'none is set': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-rto
objectives: { rpo: 1m }
`,
    'the strictest of two counts': `
### file: backstep.policy.yaml
require:
  - { max_rto: 1h }
  - { when: { strategy: [blue-green] }, max_rto: 10m }
### file: checkout.playbook.yaml
objectives: { rto: 15m }
#                  ^^^ governance/policy-rto
`,
    'about other playbooks': `
### file: backstep.policy.yaml
require:
  - { when: { strategy: [canary] }, max_rto: 10m }
`,
  },
  'governance/policy-rpo': {
    'none is set': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-rpo
objectives: { rto: 15m }
`,
    'a lesser service': `
### file: shop.system.yaml
services:
  checkout: { criticality: tier-2 }
### file: checkout.playbook.yaml
objectives: { rto: 15m }
`,
  },
  'governance/policy-quorum': {
    'nobody is asked': `
change:
  ticket: CHG-1
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-quorum
`,
    'a lesser change': `
approvals:
  production: { from: [owner], quorum: 1, deadline: 5m }
`,
    'two approvals of one person each': `
change:
  ticket: CHG-1
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
approvals:
  business: { from: [owner], deadline: 5m }
  production: { from: [on-call], deadline: 5m }
`,
  },
  'governance/policy-drills': {
    'none planned': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-drills
drills: {}
`,
    'more often than required': `
drills: { every: 30d }
`,
  },
  'governance/policy-evidence': {
    'not said': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-evidence
retention: { residency: eu }
`,
    'as long as required': `
retention: { evidence: 365d, residency: eu }
`,
  },
  'governance/policy-residency': {
    'not said': `
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #          ^^^^^^^^ governance/policy-residency
retention: { evidence: 7y }
`,
    'no region required': `
### file: backstep.policy.yaml
require: [{ max_rto: 1h }]
### file: checkout.playbook.yaml
retention: { evidence: 7y, residency: us }
`,
  },
  'governance/unknown-rule': {
    'a check whose severity is fixed': `
### file: backstep.policy.yaml
rules:
  schema/type: warning
 #^^^^^^^^^^^ governance/unknown-rule
  step/no-timeout: off
`,
    'rules that exist': `
### file: backstep.policy.yaml
rules: { governance/unknown-rule: error, term/word-form: off }
`,
  },
  'governance/nobody-approves': {
    'a trigger alone': `
change:
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
steps:
  - id: schema-down
    #   ^^^^^^^^^^^ governance/nobody-approves
    migrate: { store: orders-db, to: 41 }
    reversible: false
`,
    'the trigger asks': `
change:
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
triggers:
  errors: { when: { service: checkout, metric: error_rate, above: 2% }, then: ask }
steps:
  - id: schema-down
    migrate: { store: orders-db, to: 41 }
    reversible: false
`,
    'everything can be taken back': `
change:
  severity: critical
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
  },
  'governance/pipeline-unguarded': {
    'no such pipeline': `
change:
  severity: medium
  pipeline: ./pipelines/gaurded.yaml
  #         ^^^^^^^^^^^^^^^^^^^^^^^^ governance/pipeline-unguarded
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42 } }
`,
    'a command in a comment checks nothing': `
change:
  severity: medium
  pipeline: ./pipelines/bare.yaml
  #         ^^^^^^^^^^^^^^^^^^^^^ governance/pipeline-unguarded
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42 } }
`,
    'one that lints': `
change:
  severity: medium
  pipeline: ./pipelines/guarded.yaml
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42 } }
`,
  },
  'governance/policy-plans': {
    'none for the newest version, and none at all': `
### file: backstep.policy.yaml
plans: { criticality: [tier-1, tier-2] }
### file: shop.system.yaml
services:
  checkout:
    criticality: tier-1
    versions:
      1.0.0: { artifact: { image: "r.example/c@sha256:1111111111111111111111111111111111111111111111111111111111111111", built: 2026-09-01, keep: 90d } }
      2.0.0: { artifact: { image: "r.example/c@sha256:2222222222222222222222222222222222222222222222222222222222222222", built: 2026-10-02 } }
      2.1.0: { artifact: { image: "r.example/c@sha256:3333333333333333333333333333333333333333333333333333333333333333", built: 2026-11-02 } }
  #   ^^^^^ governance/policy-plans
  storefront: { criticality: tier-2, traffic: 400/s, versions: { 5.0.0: {}, 5.1.0: {} } }
# ^^^^^^^^^^ governance/policy-plans
`,
    'other criticalities, and a single version': `
### file: backstep.policy.yaml
plans: { criticality: [tier-2] }
### file: shop.system.yaml
services:
  checkout: { criticality: tier-1, versions: { 1.0.0: {}, 2.0.0: {} } }
  storefront: { criticality: tier-2, traffic: 400/s, versions: { 5.0.0: {} } }
`,
  },
  'governance/unknown-option': {
    'one of two that the rule has, and of a rule that there is not': `
### file: backstep.policy.yaml
rules:
  trigger/fires-by-chance: { every: 2w, share: 5% }
  #                                     ^^^^^ governance/unknown-option
  no/such-rule: { share: 5% }
`,
    'a severity alone': `
### file: backstep.policy.yaml
rules: { artifact/mutable-tag: { severity: error } }
`,
  },
  'governance/overclaims': {
    'a word is enough': `
evidence:
  claims:
    - { control: SOC 2 A1.3, say: Recovery is certified. }
    #                             ^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: ISO 22301 8.5, say: This proves that we recover. }
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
`,
    'in other words': `
evidence:
  claims:
    - { control: SOC 2 A1.3, say: "We comply with SOC 2." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "All controls are satisfied by these drills." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "Fulfils Article 11 DORA." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "Meets NIST 800-53 CP-4 in full." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "The regulator has approved our drills." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "Our rollback can never lose data." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
    - { control: SOC 2 A1.3, say: "Proven in production, without risk." }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ governance/overclaims
`,
    'what is left open may be said': `
evidence:
  claims:
    - { control: SOC 2 A1.3, say: "The drills support an assessment of SOC 2, and are evidence for A1.3." }
    - { control: SOC 2 A1.3, say: "This does not prove that we comply with SOC 2." }
    - { control: SOC 2 A1.3, say: "Whether the control is met is for an assessor to say." }
    - { control: SOC 2 A1.3, say: "The recovery time objective is met in each drill; approvals are recorded." }
`,
    'what was done may be said': `
evidence:
  claims:
    - { control: SOC 2 A1.3, say: Recovery procedures are drilled every quarter; results are reviewed. }
`,
  },
  'governance/key-unusable': {
    'no such file': `
evidence:
  keys:
    release: { file: ./evidence.pub.pem }
    #                ^^^^^^^^^^^^^^^^^^ governance/key-unusable
  timestamps: { authorities: [./tsa.pem] }
  #                           ^^^^^^^^^ governance/key-unusable
`,
    'a private key': `
evidence:
  keys:
    release: { file: ./keys/evidence.key.pem }
    #                ^^^^^^^^^^^^^^^^^^^^^^^ governance/key-unusable
`,
    'a public key that is there': `
evidence:
  keys:
    release: { file: ./keys/evidence.pub.pem, may: [sign], revoked: 2026-05-01T00:00:00Z, why: lost }
`,
    'never valid': `
evidence:
  keys:
    release: { file: ./keys/evidence.pub.pem, from: 2027-01-01T00:00:00Z, until: 2026-01-01T00:00:00Z }
    #                                                                            ^^^^^^^^^^^^^^^^^^^^ governance/key-unusable
`,
  },
});
