import type { Rule } from '../rule.ts';
import { replaceValue } from '../replace-value.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds steps of a rollback that set the changed configuration. */
export const configuresTheChange: Rule = {
  code: 'infra/configures-the-change',
  severity: 'warning',
  what: 'A step sets a configuration to the version that the change brought.',
  why: 'A rollback leads back to the version before the change; this one would keep the changed configuration.',
  fix: 'Name the version before the change.',
  bad: 'change:\n  severity: low\n  configures: { settings: { from: "7", to: "8" } }\nsteps:\n  - id: settings-back\n    configure: { config: settings, to: "8" }',
  good: 'change:\n  severity: low\n  configures: { settings: { from: "7", to: "8" } }\nsteps:\n  - id: settings-back\n    configure: { config: settings, to: "7" }',
  looksAt: 'Playbook',
  check({ document, playbook }, report) {
    for (const { at, id, action } of stepFlow(playbook).steps) {
      const name =
        action.kind === 'configure'
          ? action.config
          : action.kind === 'apply'
            ? action.infrastructure
            : undefined;
      const move = playbook.change.configures.get(name ?? '');
      if (move === undefined || !('to' in action)) continue;
      if (move.from === move.to || action.to !== move.to) continue;
      const path = [...at, action.kind, 'to'];
      report({
        at: path,
        message: `Step \`${id}\` sets \`${move.name}\` to ${move.to}, the version that is to be rolled back.`,
        fixes: replaceValue(document, path, move.from),
      });
    }
  },
};
