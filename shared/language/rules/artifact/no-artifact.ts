import type { Rule } from '../rule.ts';

/** Finds rollback targets of which no artifact is declared. */
export const noArtifact: Rule = {
  code: 'artifact/no-artifact',
  severity: 'info',
  what: 'A step deploys a declared version that names no artifact.',
  why: 'Nothing then pins what is deployed, nor can its checksum or its retention be checked.',
  fix: 'Write `artifact: { image: …@sha256:… }` at the version.',
  bad: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 1.0.2 }   # declared without an artifact\n    timeout: 5m',
  good: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'deploy') continue;
      const version = system.services.get(action.service)?.versions.get(action.version);
      if (version === undefined || version.artifact !== undefined) continue;
      report({
        at: [...at, 'deploy', 'version'],
        message: `Step \`${id}\` deploys ${action.version} of \`${action.service}\`, which names no artifact.`,
      });
    }
  },
};
