import type { Rule } from '../rule.ts';
import { parseImage } from '../../../model/quantities/image.ts';

/** Finds digests that identify nothing. */
export const malformedDigest: Rule = {
  code: 'artifact/malformed-digest',
  severity: 'error',
  what: 'What follows the `@` of an image is not `sha256:` and 64 lower-case hexadecimal digits.',
  why: 'No registry answers to such a digest, so the image cannot be pulled.',
  fix: 'Copy the whole digest from the registry.',
  bad: 'services:\n  checkout:\n    versions:\n      1.0.0: { artifact: { image: "registry.example/checkout@sha256:9f86d081" } }',
  good: 'services:\n  checkout:\n    versions:\n      1.0.0: { artifact: { image: "registry.example/checkout@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" } }',
  source: 'OCI Image Specification 1.1, digests',
  looksAt: 'System',
  check({ system }, report) {
    for (const service of system.services.values()) {
      for (const { version, artifact } of service.versions.values()) {
        if (artifact === undefined || !parseImage(artifact.image).digestMalformed) continue;
        const digest = artifact.image.slice(artifact.image.indexOf('@') + 1);
        const hex = /^sha256:(.*)$/.exec(digest)?.[1];
        const fault =
          hex === undefined
            ? 'does not begin with `sha256:`'
            : hex.length === 64
              ? 'has other characters than 0 to 9 and a to f'
              : `has ${hex.length} digits instead of 64`;
        report({
          at: [...artifact.at, 'image'],
          message: `The digest of \`${service.name}\` ${version} ${fault}.`,
        });
      }
    }
  },
};
