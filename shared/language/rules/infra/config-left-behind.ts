import type { Rule } from '../rule.ts';
import type { System } from '../../../model/system.ts';
import { endState } from '../end-state.ts';
import { satisfies } from '../../../model/version-range.ts';

/** Finds shared configurations that stay changed although the old version cannot use them. */
export const configLeftBehind: Rule = {
  code: 'infra/config-left-behind',
  severity: 'warning',
  what: 'The change alters something of which there is only one copy, and no step brings it back.',
  why: 'The old version then meets a configuration or secret it was never tested with.',
  fix: 'Add a `configure`, `apply` or `restore` step, or write `shared: false` if it is deployed with each version.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  configures: { settings: { from: "7", to: "8" } }',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  configures: { settings: { from: "7", to: "8" } }\nsteps:\n  - id: settings-back\n    configure: { config: settings, to: "7" }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook, system }, report) {
    const { versions, uncertain } = endState(playbook);
    if (uncertain) return;
    for (const { at, name, from, to } of playbook.change.configures.values()) {
      if (from === to || versions.get(name) !== to || !isOneCopy(system, name)) continue;
      const broken = [...playbook.change.deploys.values()].find((move) => {
        const old = system.services.get(move.name)?.versions.get(move.from);
        const range = old?.worksWith.get(name);
        return range !== undefined && !satisfies(to, range);
      });
      report({
        at,
        onKey: true,
        message:
          broken === undefined
            ? `No step brings \`${name}\` from ${to} back to ${from}.`
            : `No step brings \`${name}\` from ${to} back to ${from}, and ${broken.from} of \`${broken.name}\` does not work with ${to}.`,
      });
    }
  },
};

/** Whether all versions of a service meet the same copy, rather than each its own. */
function isOneCopy({ infrastructure }: System, name: string): boolean {
  const { shared, type } = infrastructure.get(name) ?? {};
  return shared === true || (type !== 'config' && type !== 'secret');
}
