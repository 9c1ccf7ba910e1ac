import type { Rule } from '../rule.ts';
import { soundSteps } from '../step-flow.ts';
import { topologicalOrder } from '../../../graph/order.ts';

/** Finds steps that wait for each other. */
export const cycle: Rule = {
  code: 'step/cycle',
  severity: 'error',
  what: 'Steps need each other in a circle.',
  why: 'Each waits for the others, so none of them ever starts.',
  fix: 'Remove one of the needs.',
  bad: 'steps:\n  - id: drain\n    needs: [restore]\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: restore\n    needs: [drain]\n    deploy: { service: checkout, version: 1.0.0 }',
  good: 'steps:\n  - id: drain\n    needs: []\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: restore\n    needs: [drain]\n    deploy: { service: checkout, version: 1.0.0 }',
  looksAt: 'Playbook',
  check({ playbook: { steps } }, report) {
    const sound = soundSteps(steps);
    const names = new Map(sound.map(({ id }, index) => [id, steps[index]?.id ?? id]));
    for (const ids of topologicalOrder(sound).cycles) {
      const [first = ''] = ids;
      const step = sound.find(({ id }) => id === first);
      if (step === undefined) continue;
      const index = step.needs.indexOf(ids[1] ?? first);
      const circle = [...ids, first].map((id) => `\`${names.get(id) ?? id}\``).join(' needs ');
      report({
        at: step.needsWritten ? [...step.at, 'needs', index] : [...step.at, 'id'],
        message:
          ids.length === 1
            ? `Step \`${step.id}\` needs itself.`
            : `These steps wait for each other: ${circle}.`,
      });
    }
  },
};
