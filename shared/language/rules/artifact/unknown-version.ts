import type { Path } from '../../../model/path.ts';
import type { Playbook } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { alternatives, nearest } from '../../nearest.ts';
import { replaceByNearest } from '../replace-value.ts';

interface Use {
  readonly at: Path;
  readonly service: string;
  readonly version: string;
  /** Whether a place, such as a zone or `blue`, may stand instead of the version. */
  readonly orPlace: boolean;
}

/** Finds versions that their service does not declare. */
export const unknownVersion: Rule = {
  code: 'artifact/unknown-version',
  severity: 'error',
  what: 'The change or a step names a version that the service does not declare, although it declares versions.',
  why: 'There is no artifact for it and nothing is known of what it works with, so the step cannot succeed.',
  fix: 'Name a declared version, or declare this one under `versions` of the service.',
  bad: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 1.0.3 }',
  good: 'steps:\n  - id: back\n    deploy: { service: checkout, version: 1.0.0 }',
  looksAt: 'Playbook',
  check({ document, playbook, system }, report) {
    for (const { at, service: name, version, orPlace } of uses(playbook)) {
      const service = system.services.get(name);
      if (service === undefined || service.versions.size === 0) continue;
      if (service.versions.has(version)) continue;
      const declared = [...service.versions.keys()];
      if (orPlace && isPlace(version, declared)) continue;
      const [close] = nearest(version, declared);
      report({
        at,
        message: `\`${name}\` declares no version ${version}.`,
        remedy:
          close === undefined
            ? `Declare it, or use ${alternatives(declared)}.`
            : `Did you mean \`${close}\`? Otherwise declare it.`,
        fixes: replaceByNearest(document, at, version, declared),
      });
    }
  },
};

function uses({ change, steps }: Playbook): Use[] {
  const moves = [...change.deploys.values()].flatMap(({ at, name, from, to }) => [
    { at: [...at, 'from'], service: name, version: from, orPlace: false },
    { at: [...at, 'to'], service: name, version: to, orPlace: false },
  ]);
  const acts = steps.flatMap(({ at, action }): Use[] => {
    const { kind } = action;
    if (kind === 'deploy') {
      const { service, version } = action;
      return [{ at: [...at, kind, 'version'], service, version, orPlace: false }];
    }
    if (kind !== 'traffic' && kind !== 'dns') return [];
    const { service, to } = action;
    return [{ at: [...at, kind, 'to'], service, version: to, orPlace: true }];
  });
  return [...moves, ...acts];
}

/** Whether a destination of traffic names a place rather than a mistyped version. */
function isPlace(written: string, declared: readonly string[]): boolean {
  return !/^v?\d/.test(written) && nearest(written, declared).length === 0;
}
