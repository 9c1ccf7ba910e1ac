/** The parts of an image reference; see the OCI distribution specification for its grammar. */
export interface ImageReference {
  /** Registry and repository. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:<64 hex>`. */
  readonly digest?: string;
  /** Whether a digest is written but is not `sha256:` and 64 hexadecimal digits. */
  readonly digestMalformed: boolean;
}

/** Takes `registry.example:5000/team/app:1.2@sha256:…` apart; anything is accepted as repository. */
export function parseImage(text: string): ImageReference {
  const at = text.indexOf('@');
  const written = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const valid = written !== undefined && /^sha256:[0-9a-f]{64}$/.test(written);
  return {
    repository: hasTag ? named.slice(0, colon) : named,
    ...(hasTag ? { tag: named.slice(colon + 1) } : {}),
    ...(valid ? { digest: written } : {}),
    digestMalformed: written !== undefined && !valid,
  };
}
