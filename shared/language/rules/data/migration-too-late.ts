import type { Rule } from '../rule.ts';
import type { Step } from '../../../model/playbook.ts';
import { isOpaque, stepFlow } from '../step-flow.ts';
import { satisfies } from '../../../model/version-range.ts';

/** Finds steps that bring a version back before the schema it needs. */
export const migrationTooLate: Rule = {
  code: 'data/migration-too-late',
  severity: 'warning',
  what: 'A step brings a version into service that does not work with the schema the change left, and no step before it migrates the store back.',
  why: 'The old version fails on the new schema for as long as the migration takes, or for good.',
  fix: 'Let the step need the `migrate` step.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 43 } }   # 1.0.0 works with 41 and 42\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const { steps, before } = stepFlow(playbook);
    for (const step of steps) {
      const { at, id, action } = step;
      if (action.kind !== 'deploy' && action.kind !== 'traffic' && action.kind !== 'dns') continue;
      const version = action.kind === 'deploy' ? action.version : action.to;
      const worksWith = system.services.get(action.service)?.versions.get(version)?.worksWith;
      for (const { name, to } of playbook.change.migrates.values()) {
        const range = worksWith?.get(name);
        if (range === undefined || satisfies(to, range)) continue;
        const migrated = before(step).filter((other) => changesSchema(other, name));
        if (migrated.length > 0) continue;
        report({
          at: [...at, action.kind, action.kind === 'deploy' ? 'version' : 'to'],
          message: `Step \`${id}\` brings ${version} of \`${action.service}\`, which works with ${range}, while \`${name}\` may still have schema ${to}.`,
        });
      }
    }
  },
};

function changesSchema({ action }: Step, store: string): boolean {
  if (action.kind === 'migrate' || action.kind === 'restore') return action.store === store;
  return isOpaque(action);
}
