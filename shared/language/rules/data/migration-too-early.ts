import type { Rule } from '../rule.ts';
import type { Step } from '../../../model/playbook.ts';
import { mayReplaceVersions, stepFlow } from '../step-flow.ts';
import { satisfies } from '../../../model/version-range.ts';

/** Finds migrations that run while the version they break may still serve. */
export const migrationTooEarly: Rule = {
  code: 'data/migration-too-early',
  severity: 'warning',
  what: 'A step migrates a store to a schema that the new version does not work with, and no step before it is sure to have taken the traffic off that version.',
  why: 'Every request of the new version that meets the old schema fails, so the rollback makes the outage worse.',
  fix: 'Let the migration need a `traffic` step of 100% or a `deploy` step that replaces the new version.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }   # 2.0.0 works with 42 only\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const { steps, before } = stepFlow(playbook);
    for (const step of steps) {
      const { at, id, action } = step;
      if (action.kind !== 'migrate') continue;
      const earlier = before(step);
      for (const { name, to } of playbook.change.deploys.values()) {
        const range = system.services.get(name)?.versions.get(to)?.worksWith.get(action.store);
        if (range === undefined || satisfies(action.to, range)) continue;
        if (earlier.some((other) => drains(other, name, to))) continue;
        report({
          at: [...at, 'migrate', 'to'],
          message: `Step \`${id}\` takes \`${action.store}\` to schema ${action.to} while ${to} of \`${name}\`, which works with ${range}, may still serve.`,
        });
      }
    }
  },
};

/** Whether a version of a service serves nothing any more after a step, as far as that can be told. */
function drains({ action }: Step, service: string, version: string): boolean {
  if (mayReplaceVersions(action)) return true;
  if (!('service' in action) || action.service !== service) return false;
  switch (action.kind) {
    case 'deploy':
      return action.version !== version && action.zones.length === 0;
    case 'traffic':
      return action.to !== version && action.share >= 1;
    case 'dns':
      return action.to !== version;
    case 'flag':
      return true;
    case 'scale':
      return action.replicas === 0;
  }
}
