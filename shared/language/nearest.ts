import { distance } from 'fastest-levenshtein';

/** Of `candidates`, those close enough to `written` to be what was meant, closest first; ties keep their order. */
export function nearest(written: string, candidates: readonly string[]): string[] {
  const lower = written.toLowerCase();
  // Two letters swapped are two edits, so that from four letters on two edits are allowed.
  const limit = Math.max(written.length < 4 ? 1 : 2, Math.floor(written.length / 3));
  return candidates
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, edits }) =>
        edits <= limit || (lower.length >= 3 && candidate.startsWith(lower)),
    )
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

/** `a`, `a or b`, `a, b or c`, each in backquotes; at most eight, then `…`. */
export function alternatives(words: readonly string[]): string {
  const shown = words.slice(0, 8).map((word) => `\`${word}\``);
  if (words.length > 8) return `${shown.join(', ')}, …`;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}
