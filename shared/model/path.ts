/** Where a value stands in a document: keys and zero-based indexes from its root. */
export type Path = readonly (string | number)[];

/** `path` as people write it: `steps[2].deploy.version`; the root is the empty string. */
export function formatPath(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');
}
