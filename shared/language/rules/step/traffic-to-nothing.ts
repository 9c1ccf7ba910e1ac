import type { Rule } from '../rule.ts';
import type { Step, Strategy } from '../../../model/playbook.ts';
import { mayReplaceVersions, stepFlow } from '../step-flow.ts';

const keepsOld: ReadonlySet<Strategy> = new Set(['blue-green', 'canary', 'feature-flag']);

/** Finds traffic that is sent to a version of which nothing runs. */
export const trafficToNothing: Rule = {
  code: 'step/traffic-to-nothing',
  severity: 'warning',
  what: 'A step sends traffic to the version before the change, which the strategy has replaced and no step before has deployed again.',
  why: 'Nothing of that version runs, so every request sent there fails.',
  fix: 'Let the step need the `deploy` step.',
  bad: 'change:\n  strategy: rolling\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }',
  good: 'change:\n  strategy: rolling\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }',
  looksAt: 'Playbook',
  check({ playbook }, report) {
    const { change, scope } = playbook;
    if (keepsOld.has(change.strategy) || scope.traffic < 1) return;
    const { steps, before } = stepFlow(playbook);
    for (const step of steps) {
      const { at, id, action } = step;
      if (action.kind !== 'traffic' && action.kind !== 'dns') continue;
      const move = change.deploys.get(action.service);
      if (move === undefined || move.from === move.to || move.from !== action.to) continue;
      if (before(step).some((other) => mayDeploy(other, action.service))) continue;
      report({
        at: [...at, action.kind, 'to'],
        message: `Step \`${id}\` sends traffic to ${action.to} of \`${action.service}\`, of which nothing runs after a ${change.strategy} change.`,
      });
    }
  },
};

function mayDeploy({ action }: Step, service: string): boolean {
  return mayReplaceVersions(action) || (action.kind === 'deploy' && action.service === service);
}
