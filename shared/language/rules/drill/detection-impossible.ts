import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { leastFiringTimeUs } from '../firing-time.ts';

/** Finds expected detections that no trigger can achieve. */
export const detectionImpossible: Rule = {
  code: 'drill/detection-impossible',
  severity: 'warning',
  what: 'A scenario expects a failure to be detected sooner than any trigger can fire, and asks nobody.',
  why: 'The drill fails every time, whatever the luck, and says nothing about the rollback.',
  fix: 'Allow the time the quickest trigger needs, or make a trigger quicker.',
  bad: 'expect: { detected_within: 20s }   # the trigger needs 1m',
  good: 'expect: { detected_within: 3m }',
  looksAt: 'Scenario',
  restsOn: ['timeline', 'during_rollback'],
  check({ scenario, playbooks }, report) {
    const { detectedWithinUs, at } = scenario.expect;
    const injects = [...scenario.timeline, ...scenario.duringRollback];
    if (detectedWithinUs === undefined || injects.some(({ inject }) => inject?.ask)) return;
    const triggers = playbooks.flatMap((playbook) => [...playbook.triggers.values()]);
    const [quickest] = triggers.sort((a, b) => leastFiringTimeUs(a) - leastFiringTimeUs(b));
    if (quickest === undefined || leastFiringTimeUs(quickest) <= detectedWithinUs) return;
    report({
      at: [...at, 'detected_within'],
      message: `Detection is expected within ${formatDuration(detectedWithinUs)}, but the quickest trigger, \`${quickest.name}\`, needs ${formatDuration(leastFiringTimeUs(quickest))}.`,
    });
  },
};
