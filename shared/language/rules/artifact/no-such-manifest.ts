import type { Rule } from '../rule.ts';
import { missingFile } from '../missing-file.ts';

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
          const place = [...at, 'manifests', index];
          const fixes = missingFile(document, around, place, written);
          if (fixes === undefined) return;
          report({
            at: place,
            message: `There is no manifest \`${written}\` of \`${service.name}\` ${version}.`,
            fixes,
          });
        });
  },
};
