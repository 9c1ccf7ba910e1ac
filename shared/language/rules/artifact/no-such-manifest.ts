import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { nearest } from '../../nearest.ts';
import { replaceValue } from '../replace-value.ts';

/** Finds deployment manifests that are not there. */
export const noSuchManifest: Rule = {
  code: 'artifact/no-such-manifest',
  severity: 'error',
  what: 'A version names a deployment manifest that does not exist.',
  why: 'Nobody can deploy from it, and whether it fits the image cannot be told.',
  fix: 'Correct the path, or keep the manifest of every version that a rollback may need.',
  bad: 'services:\n  checkout:\n    versions:\n      1.0.0: { manifests: [./deploy/chekout-1.yaml] }',
  good: 'services:\n  checkout:\n    versions:\n      1.0.0: { manifests: [./deploy/checkout-1.yaml] }',
  looksAt: 'System',
  check({ document, system, around }, report) {
    for (const service of system.services.values())
      for (const { at, version, manifests } of service.versions.values())
        manifests.forEach((written, index) => {
          const file = resolvePath(dirname(system.file), written);
          const names = around.list?.(dirname(file));
          const name = file.slice(file.lastIndexOf('/') + 1);
          if (names === undefined || names.includes(name)) return;
          const folder = written.slice(0, written.lastIndexOf('/') + 1);
          const place = [...at, 'manifests', index];
          report({
            at: place,
            message: `There is no manifest \`${written}\` of \`${service.name}\` ${version}.`,
            fixes: nearest(name, names)
              .slice(0, 3)
              .flatMap((meant) => replaceValue(document, place, folder + meant)),
          });
        });
  },
};
