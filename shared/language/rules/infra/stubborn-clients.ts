import type { Rule } from '../rule.ts';
import { formatShare } from '../../../model/quantities/share.ts';
import { isOpaque, stepFlow } from '../step-flow.ts';

/** Finds rollbacks by DNS alone that leave more clients behind than the service may fail. */
export const stubbornClients: Rule = {
  code: 'infra/stubborn-clients',
  severity: 'info',
  what: 'Traffic moves by DNS only, and more clients ignore the time to live than requests of the service may fail.',
  why: 'Those clients stay with the failed version for a long time after its answer has expired.',
  fix: 'Deploy the old version in place of the failed one too, or direct the traffic with a load balancer.',
  bad: 'steps:\n  - id: switch\n    dns: { via: slow-dns, service: checkout, to: 1.0.0 }   # 5% ignore its ttl',
  good: 'steps:\n  - id: switch\n    traffic: { service: checkout, to: 1.0.0, via: edge-lb }',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const { steps } = stepFlow(playbook);
    if (steps.some(({ action }) => isOpaque(action))) return;
    for (const { at, action } of steps) {
      if (action.kind !== 'dns' && action.kind !== 'traffic') continue;
      const { service: name, via = '' } = action;
      const share = system.infrastructure.get(via)?.ignoresTtl ?? 0;
      const allowed = system.services.get(name)?.steadyState.errorRate ?? 1;
      if (share <= allowed || !playbook.change.deploys.has(name)) continue;
      if (steps.some((step) => step.action.kind === 'deploy' && step.action.service === name))
        continue;
      report({
        at: [...at, action.kind, 'via'],
        message: `${formatShare(share)} of the clients of \`${via}\` ignore its time to live and stay with the failed version; \`${name}\` tolerates ${formatShare(allowed)} of failures.`,
      });
    }
  },
};
