import type { Rule } from '../rule.ts';

/** Finds canaries that are said to serve all traffic. */
export const canaryWithoutShare: Rule = {
  code: 'scope/canary-without-share',
  severity: 'warning',
  what: 'The strategy is `canary`, yet the new version is said to serve all traffic.',
  why: 'The share of traffic decides how much a failure costs and how soon a trigger has enough samples; drills assume all of it.',
  fix: 'Write the share of traffic the canary gets as `scope: { traffic: … }`.',
  bad: 'change:\n  strategy: canary\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  good: 'change:\n  strategy: canary\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\nscope: { traffic: 10% }',
  looksAt: 'Playbook',
  restsOn: ['scope'],
  check({ playbook: { change, scope } }, report) {
    if (change.strategy !== 'canary' || change.deploys.size === 0 || scope.traffic < 1) return;
    report({
      at: [...change.at, 'strategy'],
      message: 'A canary gets a part of the traffic, but this one is said to serve 100% of it.',
    });
  },
};
