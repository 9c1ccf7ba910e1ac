import type { Rule } from '../rule.ts';
import { replaceValue } from '../replace-value.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds steps of a rollback that bring the failed version. */
export const deploysTheChange: Rule = {
  code: 'artifact/deploys-the-change',
  severity: 'warning',
  what: 'A step deploys, or sends traffic to, the version that the change brought.',
  why: 'A rollback leads back to the version before the change; this one would put the failed version in place again.',
  fix: 'Name the version before the change.',
  bad: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 2.0.0 }\n    timeout: 5m',
  good: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ document, playbook }, report) {
    for (const { at, id, action } of stepFlow(playbook).steps) {
      const { kind } = action;
      if (kind !== 'deploy' && kind !== 'traffic' && kind !== 'dns') continue;
      if (kind === 'traffic' && action.share === 0) continue;
      const move = playbook.change.deploys.get(action.service);
      const version = kind === 'deploy' ? action.version : action.to;
      if (move === undefined || move.from === move.to || move.to !== version) continue;
      const path = [...at, kind, kind === 'deploy' ? 'version' : 'to'];
      report({
        at: path,
        message: `Step \`${id}\` brings \`${action.service}\` to ${version}, the version that is to be rolled back.`,
        fixes: replaceValue(document, path, move.from),
      });
    }
  },
};
