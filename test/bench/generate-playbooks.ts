import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The share of generated playbooks that have a mistake, 0 to 1. */
export const brokenShare = 0.07;

const system = `backstep: v1
kind: System
name: bench
zones: [a, b]
roles:
  on-call: { responds: { p50: 2m, p95: 9m } }
  release-manager: { responds: { p50: 6m, p95: 25m }, delegate: on-call }
services:
${Array.from(
  { length: 12 },
  (_, index) => `  service-${index}:
    criticality: tier-2
    traffic: ${40 + index}/s
    replicas: 3
    depends_on: { store-${index % 3}: hard${index > 0 ? `, service-${index - 1}: { need: soft, timeout: 2s }` : ''} }
    versions:
      1.0.0: { artifact: { image: registry.example/service-${index}@sha256:${String(index).repeat(64).slice(0, 64)} } }
      1.1.0: { artifact: { image: registry.example/service-${index}@sha256:${String(index + 3)
        .repeat(64)
        .slice(0, 64)} } }`,
).join('\n')}
stores:
${[0, 1, 2].map((index) => `  store-${index}: { engine: postgres, schema: 4, writes: 20/s, backups: { schedule: "0 */6 * * * UTC" } }`).join('\n')}
`;

const step = (index: number, service: string): string => `  - id: step-${index}
    needs: [${index === 0 ? '' : `step-${index - 1}`}]
    deploy:
      service: ${service}
      version: 1.0.0
    takes: { min: 1m, likely: 2m, max: ${5 + (index % 4)}m }
    timeout: 12m
    retry: { attempts: 2, backoff: 10s }
    idempotent: true
    on_failure: pause
    verify: { service: ${service}, metric: error_rate, below: 1%, within: 2m }
`;

const playbook = (index: number): string => {
  const service = `service-${index % 12}`;
  return `backstep: v1
kind: Playbook
name: playbook-${index}
owner: team-${index % 9}
system: ./bench.system.yaml
change:
  ticket: CHG-${1000 + index}
  strategy: rolling
  severity: high
  deploys: { ${service}: { from: 1.0.0, to: 1.1.0 } }
objectives: { rto: 4h, rpo: 12h, mtpd: 8h }
triggers:
  errors:
    when: { service: ${service}, metric: error_rate, above: 2% }
    every: 15s
    for: 2m
    then: rollback
declare:
  by: [on-call, release-manager]
  escalate: [{ after: 5m, to: release-manager }]
approvals:
  production: { from: [release-manager], quorum: 1, deadline: 30m, on_expiry: escalate }
steps:
${Array.from({ length: 11 }, (_, at) => step(at, service)).join('')}verify:
  works: { http: { service: ${service}, path: /healthz, status: 200 }, for: 1m }
communicate:
  - { on: declared, to: support, channel: "#support", say: "Rolling back ${service}." }
  - { on: recovered, to: support, channel: "#support", say: "Back to normal." }
  - { on: "elapsed > 2h", to: business-continuity, channel: phone }
drills: { every: 90d }
review: { within: 5d, owner: release-manager }
retention: { evidence: 7y, residency: eu }
`;
};

/** All of form: ajv-cli gives up at the first file that is not YAML. */
const mistakes: readonly ((text: string) => string)[] = [
  (text) => text.replace('rto: 4h', 'rtoo: 4h'),
  (text) => text.replace('timeout: 12m', 'timeout: 12'),
  (text) => text.replace('strategy: rolling', 'strategy: roling'),
  (text) => text.replace('deploy:\n', 'dploy:\n'),
  (text) => text.replace('idempotent: true', 'idempotent: maybe'),
];

/** Writes one system and `count` playbooks of about 150 lines that belong to it; every fourteenth has a mistake. */
export function generatePlaybooks(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'bench.system.yaml'), system);
  const every = Math.round(1 / brokenShare);
  for (let index = 0; index < count; index++) {
    const mistake = index % every === 0 ? mistakes[(index / every) % mistakes.length] : undefined;
    const text = playbook(index);
    writeFileSync(
      path.join(folder, `p${String(index).padStart(4, '0')}.playbook.yaml`),
      mistake?.(text) ?? text,
    );
  }
}
