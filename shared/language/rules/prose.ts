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

/** Several rules read the same texts. */
const known = new WeakMap<Document, readonly Prose[]>();

/** Every text of a document that is written for people, in the order written. */
export function prose(document: Document): readonly Prose[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found: Prose[] = [];
  collect(document.value, [], found);
  known.set(document, found);
  return found;
}

/** `at` is where `value` stands; it is changed on the way and restored. */
function collect(value: unknown, at: (string | number)[], found: Prose[]): void {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const key in value) {
    const entry = (value as Readonly<Record<string, unknown>>)[key];
    at.push(isList ? Number(key) : key);
    if (typeof entry !== 'string') collect(entry, at, found);
    else if (keys.has(key)) found.push({ at: [...at], key, text: entry });
    at.pop();
  }
}
