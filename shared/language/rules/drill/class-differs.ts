import type { DisruptionClass, FaultEffect, FaultKind } from '../../../model/scenario.ts';
import type { Rule } from '../rule.ts';
import type { System } from '../../../model/system.ts';
import { writeKey } from '../edits.ts';

/** Finds scenarios that are classified as something none of their faults is. */
export const classDiffers: Rule = {
  code: 'drill/class-differs',
  severity: 'info',
  what: 'The class of a scenario, `software` where none is written, is one that none of its faults belongs to.',
  why: 'Results are grouped by class and objectives may differ by it: this one is counted, and judged, among others.',
  fix: 'Write the `class` that the first fault belongs to.',
  bad: 'timeline:\n  - at: 1m\n    fault: { zone_down: a }\n  - at: 2m\n    fault: { absent: owner }',
  good: 'class: zone\ntimeline:\n  - at: 1m\n    fault: { zone_down: a }\n  - at: 2m\n    fault: { absent: owner }',
  source: 'ISO 22301:2019, 8.2.2: disruptions are analysed by their causes',
  looksAt: 'Scenario',
  restsOn: ['timeline', 'class'],
  check({ document, scenario, system }, report) {
    const faults = scenario.timeline.flatMap(({ fault }) => fault ?? []);
    const [first] = faults;
    if (first === undefined) return;
    const fits = faults.some(({ effect }) =>
      classesOf(effect, system).includes(scenario.disruption),
    );
    if (fits) return;
    const meant = classesOf(first.effect, system);
    report({
      at: first.at,
      message: `This fault is of class ${meant.map((word) => `\`${word}\``).join(' or ')}, the scenario of class \`${scenario.disruption}\`.`,
      fixes: meant.slice(0, 3).flatMap((word) => writeKey(document, [], 'class', word)),
    });
  },
};

/** The classes of disruption that a fault may come of, the likeliest first. */
function classesOf(effect: FaultEffect, { externals }: System): readonly DisruptionClass[] {
  const isThirdParty = 'target' in effect && externals.has(effect.target.name);
  return isThirdParty ? ['third-party'] : classes[effect.kind];
}

const ofRequests = ['software', 'hardware', 'zone', 'region', 'data', 'security'] as const;
const ofInstances = ['software', 'hardware'] as const;
const ofReplication = ['data', 'hardware', 'zone', 'region', 'software'] as const;
const ofWrites = ['data', 'software', 'security', 'hardware'] as const;
const ofRestores = ['data', 'hardware', 'software', 'security'] as const;
const ofWork = ['software', 'hardware', 'third-party'] as const;
const ofTampering = ['security', 'software', 'third-party', 'data'] as const;
const ofLoss = ['software', 'third-party', 'data'] as const;
const ofPeople = ['people'] as const;
const ofThirdParties = ['third-party'] as const;

const classes: Readonly<Record<FaultKind, readonly DisruptionClass[]>> = {
  errors: ofRequests,
  latency: ofRequests,
  jitter: ofRequests,
  unavailable: ofRequests,
  slow_start: ofInstances,
  crash_loop: ofInstances,
  capacity: ofRequests,
  bad_response: ofRequests,
  memory_leak: ofInstances,
  partition: ofRequests,
  loss: ofRequests,
  bandwidth: ofRequests,
  reset: ofRequests,
  blackhole: ofRequests,
  dns_stale: ofWork,
  dns_fails: ofRequests,
  zone_down: ['zone', 'region', 'hardware'],
  region_down: ['region'],
  corrupt_writes: ofWrites,
  lost_writes: ofWrites,
  replication_lag: ofReplication,
  replication_stops: ofReplication,
  disk_full: ofRestores,
  lock_held: ofWork,
  migration_half_applied: ofRestores,
  backup_missing: ofRestores,
  backup_stale: ofRestores,
  restore_fails: ofRestores,
  restore_slow: ofRestores,
  registry_unreachable: ['third-party', 'software', 'hardware'],
  artifact_missing: ofLoss,
  artifact_corrupt: ofTampering,
  wrong_digest: ofTampering,
  manifest_mismatch: ofLoss,
  config_drift: ofTampering,
  secret_rotated: ofTampering,
  state_locked: ofWork,
  state_corrupt: ofLoss,
  policy_blocks: ['software', 'security', 'people'],
  absent: ofPeople,
  slow: ofPeople,
  refuses: ofPeople,
  wrong_choice: ofPeople,
  runner_killed: ofWork,
  step_fails: ofWork,
  step_hangs: ofWork,
  step_partial: ofWork,
  clock_skew: ofWork,
  metrics_gap: ofRequests,
  metrics_late: ofRequests,
  alert_lost: ofWork,
  false_alarm: ofWork,
  rate_limited: ofThirdParties,
  contract_changed: ofThirdParties,
  degraded: ofThirdParties,
};
