import type { Rule } from '../rule.ts';
import { parseImage } from '../../../model/quantities/image.ts';

/** Finds images that are named by a tag, which can move. */
export const mutableTag: Rule = {
  code: 'artifact/mutable-tag',
  severity: 'warning',
  what: 'An image is named without a digest.',
  why: 'A tag can point to another image on the day of the rollback, which would then deploy something nobody tested.',
  fix: 'Append the digest: `image@sha256:…`.',
  bad: 'services:\n  checkout:\n    versions:\n      1.0.0: { artifact: { image: "registry.example/checkout:1.0.0" } }',
  good: 'services:\n  checkout:\n    versions:\n      1.0.0: { artifact: { image: "registry.example/checkout:1.0.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" } }',
  source: 'OCI Image Specification 1.1, descriptors: a digest identifies content',
  looksAt: 'System',
  check({ system }, report) {
    for (const service of system.services.values()) {
      for (const { version, artifact } of service.versions.values()) {
        if (artifact === undefined || artifact.digest !== undefined) continue;
        if (parseImage(artifact.image).digestMalformed) continue;
        const { tag } = artifact;
        const named =
          tag === undefined
            ? 'without a tag, which means `latest`'
            : tag === 'latest'
              ? 'as `latest`, which moves with every release'
              : `only by the tag \`${tag}\``;
        report({
          at: [...artifact.at, 'image'],
          message: `The image of \`${service.name}\` ${version} is named ${named}.`,
        });
      }
    }
  },
};
