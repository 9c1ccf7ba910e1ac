import type { Playbook, Step } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds rollbacks that take a service from under those that call it. */
export const calleeBeforeCaller: Rule = {
  code: 'step/callee-before-caller',
  severity: 'warning',
  what: 'A service is put back before one that calls it, and nothing says that the new caller works with the old service.',
  why: 'What the new caller asks for may not exist in the old service: until the caller is put back as well, its requests fail.',
  fix: 'Put the caller back first, or say in its `works_with` that the new version works with the old service.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 }, storefront: { from: 5.0.0, to: 5.1.0 } }\nsteps:\n  - id: checkout-back\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m\n  - id: storefront-back\n    deploy: { service: storefront, version: 5.0.0 }\n    timeout: 5m',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 }, storefront: { from: 5.0.0, to: 5.1.0 } }\nsteps:\n  - id: storefront-back\n    deploy: { service: storefront, version: 5.0.0 }\n    timeout: 5m\n  - id: checkout-back\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  source:
    'M. Nygard, Release It!, 2nd edition, 2018, chapter 14: consumers and providers are versioned apart',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook, system }, report) {
    const { isBefore } = stepFlow(playbook);
    for (const [name, callee] of goingBack(playbook))
      for (const [callerName, caller] of goingBack(playbook)) {
        const service = system.services.get(callerName);
        const calls = service?.dependsOn.some(({ on }) => on === name) === true;
        const fresh = playbook.change.deploys.get(callerName)?.to;
        const isSaid = service?.versions.get(fresh ?? '')?.worksWith.has(name) === true;
        if (!calls || isSaid || isBefore(caller, callee)) continue;
        report({
          at: [...callee.at, callee.action.kind],
          onKey: true,
          message: `Step \`${callee.id}\` puts \`${name}\` back before \`${caller.id}\` does so with \`${callerName}\`, which calls it.`,
        });
      }
  },
};

/** The first step that puts each service of the change back to the version before it. */
function goingBack(playbook: Playbook): Map<string, Step> {
  const found = new Map<string, Step>();
  for (const step of stepFlow(playbook).steps) {
    const { action } = step;
    if (action.kind !== 'deploy' && action.kind !== 'traffic') continue;
    const to = action.kind === 'deploy' ? action.version : action.to;
    const move = playbook.change.deploys.get(action.service);
    if (move?.from === to && !found.has(action.service)) found.set(action.service, step);
  }
  return found;
}
