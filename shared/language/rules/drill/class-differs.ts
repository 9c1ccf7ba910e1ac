import type { DisruptionClass, FaultEffect } from '../../../model/scenario.ts';
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
function classesOf(effect: FaultEffect, system: System): readonly DisruptionClass[] {
  switch (effect.kind) {
    case 'errors':
    case 'latency':
    case 'unavailable':
    case 'blackhole':
    case 'capacity':
    case 'metrics_gap':
      if (system.externals.has(effect.target.name)) return ['third-party'];
      return ['software', 'hardware', 'zone', 'region', 'data', 'security'];
    case 'zone_down':
      return ['zone', 'region', 'hardware'];
    case 'corrupt_writes':
    case 'lost_writes':
      return ['data', 'software', 'security', 'hardware'];
    case 'replication_lag':
    case 'replication_stops':
      return ['data', 'hardware', 'zone', 'region', 'software'];
    case 'backup_missing':
    case 'restore_fails':
    case 'restore_slow':
      return ['data', 'hardware', 'software', 'security'];
    case 'lock_held':
    case 'step_fails':
    case 'step_hangs':
      return ['software', 'hardware', 'third-party'];
    case 'registry_unreachable':
      return ['third-party', 'software', 'hardware'];
    case 'artifact_missing':
      return ['software', 'third-party', 'data'];
    case 'artifact_corrupt':
      return ['security', 'software', 'third-party', 'data'];
    case 'alert_lost':
    case 'false_alarm':
      return ['software', 'third-party', 'hardware'];
    case 'absent':
    case 'slow':
    case 'refuses':
      return ['people'];
    case 'rate_limited':
      return ['third-party'];
  }
}
