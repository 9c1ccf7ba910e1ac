import type { DrillOnRecord, Surroundings } from '../../../shared/language/surroundings.ts';

/** A small sound workspace: no rule finds anything in it. Cases replace single keys of its files. */
export const defaultFiles = {
  'shop.system.yaml': `backstep: v1
kind: System
name: shop
zones: [a, b]
roles:
  on-call: { people: 2, responds: { p50: 1m, p95: 3m } }
  owner: { people: 2, responds: { p50: 2m, p95: 4m }, delegate: on-call }
  bystander: {}
services:
  storefront:
    criticality: tier-1
    traffic: 400/s
    steady_state: { error_rate: 2%, latency_p95: 500ms }
    depends_on: { checkout: hard }
    versions:
      5.0.0: { artifact: { image: "registry.example/storefront@sha256:5555555555555555555555555555555555555555555555555555555555555555" } }
      5.1.0: { artifact: { image: "registry.example/storefront@sha256:6666666666666666666666666666666666666666666666666666666666666666" } }
  checkout:
    criticality: tier-1
    depends_on: { orders-db: hard, psp: { need: hard, retries: 1 } }
    versions:
      1.0.0:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111", built: 2026-09-01, keep: 90d }
        works_with: { orders-db: "41 || 42", settings: "7" }
      1.0.1:
        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }
      1.0.2: {}
      2.0.0:
        artifact: { image: "registry.example/checkout@sha256:2222222222222222222222222222222222222222222222222222222222222222", built: 2026-10-02 }
        works_with: { orders-db: "42 || 43", settings: "7 || 8" }
  banner: {}
stores:
  orders-db:
    engine: postgres
    schema: 41
    writes: 80/s
    replication: { mode: async, lag: 5s }
    backups: { schedule: "0 */6 * * * UTC", takes: 10m, restore: 5m, keep: 20d }
    point_in_time: { every: 30s }
    migrations: ./migrations/orders
  sessions: { engine: redis }
externals:
  psp: { availability: 99.9% }
infrastructure:
  edge-dns: { type: dns, ttl: 60s }
  slow-dns: { type: dns, ttl: 10m, ignores_ttl: 5% }
  edge-lb: { type: load-balancer, snapshot: { restore: 40s } }
  settings: { type: config, version: "7", shared: true }
  network: { type: terraform, state: { file: ./network.tfstate, backup: true } }
  firewall: { type: network-policy }
  unprotected: { type: terraform, state: { file: ./x.tfstate } }
`,
  'checkout.playbook.yaml': `backstep: v1
kind: Playbook
name: checkout-2
owner: team-payments
system: ./shop.system.yaml
change:
  ticket: CHG-1
  severity: medium
  strategy: blue-green
  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }
  migrates: { orders-db: { from: 41, to: 42 } }
objectives: { rto: 15m, rpo: 1m, mtpd: 1h }
triggers:
  errors:
    when: { service: checkout, metric: error_rate, above: 2% }
    every: 15s
    for: 1m
steps:
  - id: drain
    traffic: { service: checkout, to: 1.0.0, via: edge-lb }
    takes: 30s
  - id: restore
    deploy: { service: checkout, version: 1.0.0 }
    takes: 2m
    timeout: 5m
verify:
  works: { http: { service: checkout, path: /healthz } }
communicate:
  - { on: declared, to: customers, channel: status-page, say: "Orders are delayed until {{eta}}." }
  - { on: recovered, to: customers, channel: status-page, say: "Orders are back to normal." }
  - { on: elapsed > 30m, to: business-continuity, channel: phone }
drills: { every: 90d }
retention: { evidence: 7y, residency: eu }
`,
  'bad.scenario.yaml': `backstep: v1
kind: Scenario
name: bad-release
playbook: ./checkout.playbook.yaml
timeline:
  - at: 1m
    fault: { errors: 30%, on: checkout@2.0.0 }
expect: { outcome: recovered, rto: { p95: 15m } }
`,
  'backstep.policy.yaml': `backstep: v1
kind: Policy
name: acme
require:
  - when: { criticality: [tier-1] }
    max_rto: 30m
    max_rpo: 5m
    drills_every: 90d
    evidence: 1y
    regions: [eu]
  - when: { severity: [critical] }
    quorum: 2
`,
} as const;

const image = (digit: string): string => `registry.example/checkout@sha256:${digit.repeat(64)}`;

/** Files around the default workspace that are no documents. */
const otherFiles: Readonly<Record<string, string>> = {
  'migrations/orders/0041.down.sql': '-- Keeps nothing.\nALTER TABLE orders DROP COLUMN note;\n',
  'migrations/orders/0042.down.sql': 'DROP INDEX by_day; -- never DROP TABLE orders\n',
  'migrations/orders/0044.down.sql': 'DELETE FROM orders WHERE day IS NULL;\n',
  'deploy/checkout-1.yaml': `kind: Service\n---\nkind: Deployment\nspec: { template: { spec: { containers: [{ image: "${image('1')}" }] } } }\n`,
  'deploy/checkout-2.yaml': `services: { checkout: { image: "${image('2')}" } }\n`,
  'deploy/values.yaml': `image: { registry: mirror.example, repository: team/checkout, digest: "sha256:${'1'.repeat(64)}" }\n`,
  'deploy/tagged.yaml': 'image: { repository: registry.example/checkout, tag: 1.0.0 }\n',
  'deploy/terraform.tfstate': JSON.stringify({
    resources: [{ instances: [{ attributes: { image: image('1') } }] }],
  }),
  'deploy/other.yaml': 'image: registry.example/other:1\n',
  'alerts/checkout.rules.yaml': `groups:
  - name: checkout
    rules:
      - { record: "checkout:errors", expr: "sum(rate(errors[1m]))" }
      - { alert: CheckoutErrors, expr: "errors / requests > 0.02", for: 1m }
      - { alert: CheckoutSlow, expr: "(histogram_quantile(0.95, latency) > bool 0.5)" }
      - { alert: CheckoutPercent, expr: "100 * errors / requests >= 2", for: 1m }
      - { alert: CheckoutCalm, expr: "errors / requests < 0.02", for: 1m }
      - { alert: CheckoutBoth, expr: "errors / requests > 0.02 and requests > 100", for: 1m }
      - { alert: CheckoutOdd, expr: "absent(requests)", for: soon }
`,
  'plans/locked-other.playbook.yaml':
    'name: other\nsystem: ../shop.system.yaml\nsteps: [{ id: a, lock: cluster }, { id: b, lock: database }]\n',
  'plans/of-another-system.playbook.yaml':
    'name: far\nsystem: ./far.system.yaml\nsteps: [{ id: a, lock: one }, { id: b, lock: two }]\n',
  'alerts/broken.rules.yaml': 'groups: [\n',
  'pipelines/bare.yaml':
    'jobs:\n  deploy:\n    # - run: npx backstep lint\n    steps: [{ run: ./deploy.sh }]\n',
  'pipelines/guarded.yaml':
    'jobs:\n  deploy:\n    steps: [{ run: npx backstep lint plans }, { run: ./deploy.sh }]\n',
  'keys/evidence.pub.pem': '-----BEGIN PUBLIC KEY-----\n',
  'keys/evidence.key.pem': '-----BEGIN PRIVATE KEY-----\n',
  'deploy/template.yaml': 'image: {{ .Values.image }}\n',
};

const dayUs = 86_400_000_000;

/** A drill of 40 days ago, on record for a playbook that does not say otherwise in a comment. */
function onRecord(text: string): DrillOnRecord[] {
  if (text.includes('not on record')) return [];
  const verdict = text.includes('on record, failed') ? 'failed' : 'passed';
  const changed = text.includes('edited since') ? ['checkout.playbook.yaml'] : [];
  return [{ scenario: 'bad', ageUs: 40 * dayUs, day: '2026-10-02', verdict, changed }];
}

const knownCommit = '5ca1ab1e'.repeat(5);

/** What is around the default workspace in \`folder\`. */
export const aroundIn = (
  folder: string,
  textOf: (file: string) => string | undefined = () => undefined,
): Surroundings => ({
  list: (wanted) => [
    ...new Set(
      Object.keys({ ...defaultFiles, ...otherFiles }).flatMap((file) => {
        const path = `${folder}/${file}`;
        return path.startsWith(`${wanted}/`)
          ? [path.slice(wanted.length + 1).split('/', 1)[0] ?? '']
          : [];
      }),
    ),
  ],
  read: (file) => {
    const name = file.slice(folder.length + 1);
    return otherFiles[name] ?? (defaultFiles as Readonly<Record<string, string>>)[name];
  },
  drills: (playbook) => onRecord(textOf(playbook) ?? ''),
  damagedRecord: (playbook) =>
    (textOf(playbook) ?? '').includes('the record is damaged') ? 'backstep-drills.json' : undefined,
  hasCommit: (_, commit) => commit === knownCommit,
});

/** A file of the default workspace. */
export type DefaultFile = keyof typeof defaultFiles;

/** The file of the default workspace of each kind. */
export const fileOfKind = {
  System: 'shop.system.yaml',
  Playbook: 'checkout.playbook.yaml',
  Scenario: 'bad.scenario.yaml',
  Policy: 'backstep.policy.yaml',
} as const;

/**
 * A default file with some of its top-level keys replaced by those of `fragment`; keys that are new are added
 * at the end. What stands in a fragment before its first key is kept with that key.
 */
export function replaceKeys(file: DefaultFile, fragment: string): string {
  const replacements = blocks(fragment);
  const kept = [...blocks(defaultFiles[file])].map(([key, text]) => {
    const replacement = replacements.get(key);
    replacements.delete(key);
    return replacement ?? text;
  });
  return [...kept, ...replacements.values()].map((text) => text.trimEnd()).join('\n') + '\n';
}

function blocks(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let key = '';
  for (const line of text.split('\n')) {
    key = /^([a-z_]+):/.exec(line)?.[1] ?? key;
    if (key !== '') found.set(key, `${found.get(key) ?? ''}${line}\n`);
  }
  return found;
}
