import type { Rule } from '../rule.ts';
import { isVerification, stepFlow } from '../step-flow.ts';

/** Finds network policies that are brought back and never tried. */
export const networkUnchecked: Rule = {
  code: 'infra/network-unchecked',
  severity: 'warning',
  what: 'A step brings a network policy back, and nothing after it checks that the services are reached.',
  why: 'A policy that is wrong shows only as requests that never arrive, often of one path that nobody looks at.',
  fix: 'Add a `check` or `http` step after it, a `verify` at the step, or one for the whole playbook.',
  bad: 'verify: {}\nsteps:\n  - id: rules-back\n    apply: { infrastructure: firewall, to: "3" }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  good: 'verify: {}\nsteps:\n  - id: rules-back\n    apply: { infrastructure: firewall, to: "3" }\n  - id: reached\n    check: { http: { service: checkout, path: /healthz } }',
  looksAt: 'Playbook',
  restsOn: ['verify'],
  check({ playbook, system }, report) {
    if (playbook.verify.length > 0) return;
    const { steps, isBefore } = stepFlow(playbook);
    for (const step of steps) {
      const { at, id, action } = step;
      const name =
        action.kind === 'apply' || action.kind === 'restore' ? action.infrastructure : undefined;
      if (system.infrastructure.get(name ?? '')?.type !== 'network-policy') continue;
      const isChecked = steps.some(
        (other) => isVerification(other) && (other === step || !isBefore(other, step)),
      );
      if (isChecked) continue;
      report({
        at: [...at, action.kind],
        onKey: true,
        message: `Step \`${id}\` brings \`${name ?? ''}\` back, and nothing tries whether the services are reached then.`,
      });
    }
  },
};
