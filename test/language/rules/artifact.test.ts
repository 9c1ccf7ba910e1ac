import { testCases } from './test-cases.ts';

testCases({
  'artifact/mutable-tag': {
    'latest, and no tag at all': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0: { artifact: { image: "registry.example:5000/checkout:latest" } }
      #                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ artifact/mutable-tag
      2.0.0: { artifact: { image: registry.example:5000/checkout } }
      #                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ artifact/mutable-tag
`,
    'no artifact': `
### file: shop.system.yaml
services:
  checkout: { versions: { 1.0.0: {}, 2.0.0: {} } }
`,
  },
  'artifact/malformed-digest': {
    'capitals, and another algorithm': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0: { artifact: { image: "r.example/c@sha256:9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08" } }
      #                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ artifact/malformed-digest
      2.0.0: { artifact: { image: "r.example/c@md5:9f86d081884c7d659a2feaa0c55ad015" } }
      #                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ artifact/malformed-digest
`,
    'a tag is another matter': `
### file: shop.system.yaml
services:
  checkout: { versions: { 1.0.0: { artifact: { image: "r.example/c:1" } } } }
`,
  },
  'artifact/unknown-version': {
    'in the change, and of traffic': `
change:
  deploys: { checkout: { from: 1.0.9, to: 2.0.0 } }
  #                            ^^^^^ artifact/unknown-version
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.9 }
    #                                 ^^^^^ artifact/unknown-version
`,
    'of DNS': `
steps:
  - id: switch
    dns: { via: edge-dns, service: checkout, to: "1.0" }
    #                                            ^^^^^ artifact/unknown-version
`,
    'a place such as a zone or a colour, and a service without versions takes any': `
steps:
  - id: switch
    dns: { via: edge-dns, service: checkout, to: a }
  - id: colour
    traffic: { service: checkout, to: blue }
  - id: other
    deploy: { service: banner, version: "7" }
`,
  },
  'artifact/same-digest': {
    'the other way round': `
change:
  deploys: { checkout: { from: 1.0.1, to: 1.0.0 } }
  #                                       ^^^^^ artifact/same-digest
`,
    'nothing known of one of them': `
change:
  deploys: { checkout: { from: 1.0.2, to: 1.0.0 } }
`,
  },
  'artifact/deploys-the-change': {
    'traffic and DNS': `
steps:
  - id: drain
    traffic: { service: checkout, to: 2.0.0 }
    #                                 ^^^^^ artifact/deploys-the-change
  - id: switch
    dns: { via: edge-dns, service: checkout, to: 2.0.0 }
    #                                            ^^^^^ artifact/deploys-the-change
`,
    'nothing of it, an older version, and what only runs after a failure': `
steps:
  - id: drain
    traffic: { service: checkout, to: 2.0.0, share: 0% }
  - id: restore
    deploy: { service: checkout, version: 1.0.2 }
    compensate_by: forward
  - id: forward
    deploy: { service: checkout, version: 2.0.0 }
`,
  },
  'artifact/gone-before-horizon': {
    'gone before the change': `
### file: shop.system.yaml
services:
  checkout:
    criticality: tier-1
    versions:
      1.0.0: { artifact: { image: "r.example/c:1", built: 2026-01-01, keep: 30d } }
      2.0.0: { artifact: { image: "r.example/c:2", built: 2026-10-02 } }
### file: checkout.playbook.yaml
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #                            ^^^^^ artifact/gone-before-horizon
`,
    'no dates, kept longer than the horizon': `
### file: shop.system.yaml
services:
  checkout:
    criticality: tier-1
    versions:
      1.0.0: { artifact: { image: "r.example/c:1", keep: 15d } }
      2.0.0: { artifact: { image: "r.example/c:2" } }
`,
    'no dates, kept for a shorter time': `
### file: shop.system.yaml
services:
  checkout:
    criticality: tier-1
    versions:
      1.0.0: { artifact: { image: "r.example/c:1", keep: 13d } }
      2.0.0: { artifact: { image: "r.example/c:2" } }
### file: checkout.playbook.yaml
change:
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #                            ^^^^^ artifact/gone-before-horizon
`,
  },
  'artifact/no-artifact': {
    'the second of two': `
steps:
  - id: one
    deploy: { service: checkout, version: 1.0.1 }
  - id: two
    deploy: { service: checkout, version: 1.0.2 }
    #                                     ^^^^^ artifact/no-artifact
`,
    'a service without declared versions': `
steps:
  - id: one
    deploy: { service: storefront, version: "3" }
`,
  },
  'artifact/manifest-differs': {
    'another digest, a tag instead of one, and another image': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/checkout-2.yaml, ./deploy/tagged.yaml, ./deploy/other.yaml]
        #           ^^^^^^^^^^^^^^^^^^^^^^^^ artifact/manifest-differs
        #                                     ^^^^^^^^^^^^^^^^^^^^ artifact/manifest-differs
        #                                                           ^^^^^^^^^^^^^^^^^^^ artifact/manifest-differs
`,
    'what cannot be read': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/template.yaml]
        #           ^^^^^^^^^^^^^^^^^^^^^^ artifact/manifest-differs
`,
    'Kubernetes, Helm from a mirror, and Terraform': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/checkout-1.yaml, ./deploy/values.yaml, ./deploy/terraform.tfstate]
`,
    'the same tag, without digests': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout:1.0.0" }
        manifests: [./deploy/tagged.yaml]
`,
    'a file that is not there is another matter': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/none.yaml]
`,
  },
  'artifact/no-such-manifest': {
    'a misspelling': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/chekout-1.yaml]
        #           ^^^^^^^^^^^^^^^^^^^^^^^ artifact/no-such-manifest
`,
    'one that is there': `
### file: shop.system.yaml
services:
  checkout:
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
        manifests: [./deploy/checkout-1.yaml]
`,
  },
  'artifact/unknown-commit': {
    'one that nobody has': `
change:
  commit: 0123456789abcdef0123456789abcdef01234567
  #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ artifact/unknown-commit
  severity: low
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
`,
    'no commit': `
change: { severity: low, deploys: { checkout: { from: 1.0.0, to: 2.0.0 } } }
`,
  },
  'artifact/cleaned-before-horizon': {
    'the first run after it is old enough, within the horizon': `
change:
  severity: medium
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #                            ^^^^^ artifact/cleaned-before-horizon
  migrates: { orders-db: { from: 41, to: 42 } }
### file: shop.system.yaml
cleanups:
  monthly: { schedule: "0 3 15 * * UTC", older_than: 40d, keep_newest: 1, services: [checkout] }
`,
    'a job for other services, one that spares enough, and one that comes after the horizon': `
### file: shop.system.yaml
cleanups:
  others: { schedule: "0 3 * * * UTC", older_than: 1d, services: [storefront] }
  sparing: { schedule: "0 3 * * * UTC", older_than: 1d, keep_newest: 2 }
  late: { schedule: "0 3 * * * UTC", older_than: 45d }
`,
    'two jobs are two findings': `
change:
  severity: medium
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  #                            ^^^^^ artifact/cleaned-before-horizon
  #                            ^^^^^ artifact/cleaned-before-horizon
  migrates: { orders-db: { from: 41, to: 42 } }
### file: shop.system.yaml
cleanups:
  daily: { schedule: "0 3 * * * UTC", older_than: 7d }
  weekly: { schedule: "0 3 * * MON Europe/Berlin", older_than: 2w, keep_newest: 1 }
`,
    'not known when it was built': `
change:
  severity: medium
  deploys: { checkout: { from: 1.0.1, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42 } }
### file: shop.system.yaml
cleanups:
  daily: { schedule: "0 3 * * * UTC", older_than: 7d }
`,
  },
});
