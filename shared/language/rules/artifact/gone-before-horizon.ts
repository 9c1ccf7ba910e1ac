import type { Artifact } from '../../../model/system.ts';
import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds rollback targets that the registry deletes too soon. */
export const goneBeforeHorizon: Rule = {
  code: 'artifact/gone-before-horizon',
  severity: 'warning',
  what: 'The registry deletes the version before the change while a rollback must still be possible.',
  why: 'Once the image is gone the rollback has no target and has to be built, which takes longer than any objective.',
  fix: 'Keep the artifact longer, or shorten `horizon`.',
  bad: 'horizon: 60d   # 1.0.0 was built on 1 September and is kept for 90 days',
  good: 'horizon: 14d',
  looksAt: 'Playbook',
  check({ playbook: { change, horizonUs }, system }, report) {
    for (const { at, name, from, to } of change.deploys.values()) {
      const versions = system.services.get(name)?.versions;
      const target = versions?.get(from)?.artifact;
      if (target?.keepUs === undefined) continue;
      const ageUs = ageAtChangeUs(target, versions?.get(to)?.artifact);
      const leftUs = target.keepUs - ageUs;
      if (leftUs >= horizonUs) continue;
      const left =
        leftUs <= 0 ? 'is gone before the change' : `is gone ${formatDuration(leftUs)} after it`;
      report({
        at: [...at, 'from'],
        message: `${from} of \`${name}\` is kept for ${formatDuration(target.keepUs)} after its build and ${left}; the horizon is ${formatDuration(horizonUs)}.`,
      });
    }
  },
};

/** How old an artifact is at the earliest moment of the change: when its successor was built; 0 when not known. */
function ageAtChangeUs(target: Artifact, successor: Artifact | undefined): number {
  const builtMs = Date.parse(target.built ?? '');
  const nextMs = Date.parse(successor?.built ?? '');
  const ageMs = nextMs - builtMs;
  return Number.isFinite(ageMs) && ageMs > 0 ? ageMs * 1000 : 0;
}
