import type { Document } from '../document.ts';
import type { Path } from '../../model/path.ts';

/** A text that people read. */
export interface Prose {
  readonly at: Path;
  /** The key it stands under. */
  readonly key: string;
  readonly text: string;
}

const keys: ReadonlySet<string> = new Set(['say', 'do', 'describe', 'question']);

/** Every text of a document that is written for people, in the order written. */
export function prose({ value }: Document): Prose[] {
  const found: Prose[] = [];
  collect(value, [], found);
  return found;
}

function collect(value: unknown, at: Path, found: Prose[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, [...at, index], found));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry === 'string') {
        if (keys.has(key)) found.push({ at: [...at, key], key, text: entry });
      } else collect(entry, [...at, key], found);
    }
  }
}
