import { writeScalar } from '../write-scalar.ts';

/** What a first playbook is about. */
export interface Starter {
  readonly service: string;
  /** The version that runs and is gone back to, and the one that is deployed. */
  readonly from: string;
  readonly to: string;
  /** Without tag and digest. */
  readonly image: string;
  readonly team: string;
  /** Durations as the language writes them. */
  readonly rto: string;
  /** Requests per second. */
  readonly traffic: string;
  /** The store behind the service, where it has one. */
  readonly store?: string;
}

/** A file by its name. */
export interface StarterFile {
  readonly name: string;
  readonly text: string;
}

/** A system, a playbook and a scenario that can be checked and drilled as they are. */
export function starterFiles(about: Starter): StarterFile[] {
  const [system, playbook, scenario] = starterNames(about.service);
  return [
    { name: system, text: systemText(about) },
    { name: playbook, text: playbookText(about) },
    { name: scenario, text: scenarioText(about) },
  ];
}

/** How the files about a service are called: all after it, so that one folder has room for several. */
export function starterNames(service: string): readonly [string, string, string] {
  return [
    `${service}.system.yaml`,
    `${service}.playbook.yaml`,
    `${service}-bad-release.scenario.yaml`,
  ];
}

const head = (kind: string, schema: string): string =>
  `# yaml-language-server: $schema=https://raw.githubusercontent.com/backstep/backstep/main/schema/${schema}.schema.json\nbackstep: v1\nkind: ${kind}\n`;

function systemText({ service, from, to, image, traffic, store }: Starter): string {
  const [name, old, fresh] = [service, from, to].map((text) => writeScalar(text));
  const version = (key: string | undefined, tag: string): string =>
    `      ${key}: { artifact: { image: ${writeScalar(`${image}:${tag}`)} } } # append @sha256:… so that it cannot change\n`;
  return `${head('System', 'system')}name: ${name}-system

# Who can be asked, and how fast they answer. Measure it: the drill takes you at your word.
roles:
  on-call: { people: 2, responds: { p50: 2m, p95: 9m } }
  owner: { people: 2, responds: { p50: 5m, p95: 20m }, delegate: on-call }

services:
  ${name}:
    criticality: tier-2
    traffic: ${traffic}
    replicas: 3
    latency: { p50: 30ms, p95: 150ms }
${store === undefined ? '' : `    depends_on: { ${writeScalar(store)}: hard }\n`}    versions:
${version(old, from)}${version(fresh, to)}${
    store === undefined
      ? ''
      : `
stores:
  ${writeScalar(store)}:
    engine: postgres
    writes: 10/s
    backups: { schedule: "0 2 * * * UTC", takes: 10m, restore: { p50: 12m, p95: 25m }, keep: 14d }
    point_in_time: { every: 1m }
`
  }`;
}

function playbookText({ service, from, to, team, rto }: Starter): string {
  const [name, old, fresh] = [service, from, to].map((text) => writeScalar(text));
  return `${head('Playbook', 'playbook')}name: ${writeScalar(`${service}-${to}`)}
owner: ${writeScalar(team)}
system: ./${service}.system.yaml

change:
  ticket: CHANGE-ME # the record of this change
  strategy: rolling
  severity: medium
  deploys: { ${name}: { from: ${old}, to: ${fresh} } }

objectives: { rto: ${rto} }

# What starts the rollback by itself.
triggers:
  errors:
    when: { service: ${name}, metric: error_rate, above: 5% }
    every: 15s
    for: 1m
    then: rollback

declare: { by: [on-call, owner] }

steps:
  - id: back
    deploy: { service: ${name}, version: ${old} }
    takes: { min: 1m, likely: 2m, max: 5m }
    timeout: 10m
    retry: { attempts: 2, backoff: 10s }
    idempotent: true
    on_failure: pause

# The rollback has succeeded when these hold.
verify:
  serves: { http: { service: ${name}, path: /healthz }, for: 1m }

communicate:
  - { on: declared, to: support, channel: "#support", say: "${service} is being rolled back; expected {{eta}}." }
  - { on: recovered, to: support, channel: "#support", say: "${service} is well again." }

drills: { every: 90d }
`;
}

function scenarioText({ service, to, rto }: Starter): string {
  return `${head('Scenario', 'scenario')}name: bad-release
playbook: ./${service}.playbook.yaml

timeline:
  - at: 2m
    fault: { errors: 30%, on: ${writeScalar(`${service}@${to}`)} }

expect:
  outcome: recovered
  rto: { p95: ${rto} }
`;
}
