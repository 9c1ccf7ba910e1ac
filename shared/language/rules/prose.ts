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
const known = new WeakMap<Document, readonly Prose[]>();

/** Every text of a document that is written for people, in the order written; collected once. */
export function prose(document: Document): readonly Prose[] {
  const texts = known.get(document) ?? collect(document.value, [], []);
  known.set(document, texts);
  return texts;
}

/** `at` is one list that grows and shrinks on the way, so that only what is found costs a copy. */
function collect(value: unknown, at: (string | number)[], found: Prose[]): Prose[] {
  if (typeof value !== 'object' || value === null) return found;
  const isList = Array.isArray(value);
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    at.push(isList ? Number(key) : key);
    if (typeof entry !== 'string') collect(entry, at, found);
    else if (keys.has(key)) found.push({ at: [...at], key, text: entry });
    at.pop();
  }
  return found;
}
