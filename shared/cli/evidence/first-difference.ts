/** Where two journals part. */
export interface LineDifference {
  /** Number of the line, from 1. */
  readonly line: number;
  /** The line of each; absent where it has ended. */
  readonly bundle?: string;
  readonly replay?: string;
}

/** The first line in which two journals differ; undefined when they are the same. */
export function firstDifference(
  bundle: Iterable<string>,
  replay: Iterable<string>,
): LineDifference | undefined {
  const again = replay[Symbol.iterator]();
  let line = 0;
  for (const text of bundle) {
    line += 1;
    const next = again.next();
    if (next.done === true) return { line, bundle: text };
    if (next.value !== text) return { line, bundle: text, replay: next.value };
  }
  const next = again.next();
  return next.done === true ? undefined : { line: line + 1, replay: next.value };
}
