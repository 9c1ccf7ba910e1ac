import type { Rule } from '../rule.ts';

/** Finds changes of configurations that start from a version the system never had. */
export const versionMismatch: Rule = {
  code: 'infra/version-mismatch',
  severity: 'warning',
  what: 'The system declares a version of a configuration that is neither the one before the change nor the one after it.',
  why: 'Either the system or the playbook is out of date, and the rollback would set a version that was not there before.',
  fix: 'Correct `from` of the change, or `version` in the system.',
  bad: 'change:\n  severity: low\n  configures: { settings: { from: "5", to: "6" } }   # the system says 7\nsteps:\n  - id: settings-back\n    configure: { config: settings, to: "5" }',
  good: 'change:\n  severity: low\n  configures: { settings: { from: "7", to: "8" } }\nsteps:\n  - id: settings-back\n    configure: { config: settings, to: "7" }',
  looksAt: 'Playbook',
  check({ playbook: { change }, system }, report) {
    for (const { at, name, from, to } of change.configures.values()) {
      const version = system.infrastructure.get(name)?.version;
      if (version === undefined || version === from || version === to) continue;
      report({
        at: [...at, 'from'],
        message: `The change takes \`${name}\` from ${from} to ${to}, but the system declares version ${version}.`,
      });
    }
  },
};
