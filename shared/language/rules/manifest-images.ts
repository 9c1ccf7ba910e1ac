import { parse } from '../syntax/parse.ts';

/**
 * The image references in a deployment manifest: Kubernetes and Compose YAML, Helm values, Terraform state. Undefined when it
 * cannot be read as YAML or JSON.
 */
export function manifestImages(text: string): string[] | undefined {
  const found: string[] = [];
  for (const part of text.split(/^---(?:\s.*)?$/m)) {
    if (/^\s*(?:#.*\s*)*$/.test(part)) continue;
    const { value, problems } = parse(part);
    if (problems.length > 0) return undefined;
    collect(value, found);
  }
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  const record = value as Readonly<Record<string, unknown>>;
  const image = helmImage(record);
  if (image !== undefined) found.push(image);
  for (const [key, part] of Object.entries(record)) {
    if (key === 'image' && typeof part === 'string' && part !== '') found.push(part);
    else collect(part, found);
  }
}

/** What a chart puts together of `registry`, `repository`, `tag` and `digest`. */
function helmImage({
  registry,
  repository,
  tag,
  digest,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof repository !== 'string' || (tag === undefined && digest === undefined))
    return undefined;
  const named = typeof registry === 'string' ? `${registry}/${repository}` : repository;
  const isTag = (typeof tag === 'string' && tag !== '') || typeof tag === 'number';
  const tagged = isTag ? `${named}:${tag}` : named;
  return typeof digest === 'string' && digest !== '' ? `${tagged}@${digest}` : tagged;
}
