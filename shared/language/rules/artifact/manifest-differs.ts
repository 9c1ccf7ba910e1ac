import type { Artifact } from '../../../model/system.ts';
import type { ImageReference } from '../../../model/quantities/image.ts';
import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { manifestImages } from '../manifest-images.ts';
import { parseImage } from '../../../model/quantities/image.ts';

/** Finds versions whose deployment manifests name another image. */
export const manifestDiffers: Rule = {
  code: 'artifact/manifest-differs',
  severity: 'warning',
  what: 'A deployment manifest of a version names another image than the version does, or cannot be read.',
  why: 'The rollback would deploy what the manifest says, and that is not what the plan was checked and drilled with.',
  fix: 'Name the same image in both, by digest.',
  bad: 'services:\n  checkout:\n    versions:\n      1.0.0:\n        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }\n        manifests: [./deploy/checkout-2.yaml]   # it names sha256:2222…',
  good: 'services:\n  checkout:\n    versions:\n      1.0.0:\n        artifact: { image: "registry.example/checkout@sha256:1111111111111111111111111111111111111111111111111111111111111111" }\n        manifests: [./deploy/checkout-1.yaml]',
  looksAt: 'System',
  check({ system, around }, report) {
    for (const service of system.services.values())
      for (const { at, version, artifact, manifests } of service.versions.values())
        manifests.forEach((written, index) => {
          const text = around.read?.(resolvePath(dirname(system.file), written));
          if (text === undefined || artifact === undefined) return;
          const fault = compare(manifestImages(text), artifact);
          if (fault === undefined) return;
          report({
            at: [...at, 'manifests', index],
            message: `${fault}, the manifest of \`${service.name}\` ${version}.`.replace(
              '%',
              `\`${written}\``,
            ),
          });
        });
  },
};

/** What is wrong with a manifest's images, as a sentence about `%`; undefined when nothing is. */
function compare(images: readonly string[] | undefined, artifact: Artifact): string | undefined {
  if (images === undefined) return 'Neither YAML nor JSON can be read from %';
  const wanted = parseImage(artifact.image);
  const same = images
    .map(parseImage)
    .filter(({ repository }) => lastPart(repository) === lastPart(wanted.repository));
  if (same.length === 0) return `No image of \`${wanted.repository}\` is named by %`;
  const other = same.find((image) => !isSame(image, wanted));
  return other === undefined ? undefined : `\`${shown(other)}\` is named by %`;
}

/** Registries are mirrored; the name of an image stays. */
const lastPart = (repository: string): string => repository.slice(repository.lastIndexOf('/') + 1);

function isSame(one: ImageReference, two: ImageReference): boolean {
  if (one.digest !== undefined && two.digest !== undefined) return one.digest === two.digest;
  return one.tag === two.tag && one.digest === two.digest;
}

function shown({ repository, tag, digest }: ImageReference): string {
  const tagged = tag === undefined ? repository : `${repository}:${tag}`;
  return digest === undefined ? tagged : `${tagged}@${digest.slice(0, 15)}…`;
}
