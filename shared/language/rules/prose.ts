import type { Document } from '../document.ts';
import type { Path } from '../../model/path.ts';
import { prepareVisit } from '../visit-shape.ts';
import { shapes } from '../generated/shapes.ts';

/** A text that people read. */
export interface Prose {
  readonly at: Path;
  /** The key it stands under. */
  readonly key: string;
  readonly text: string;
}

const keys: ReadonlySet<string> = new Set(['say', 'do', 'describe', 'question']);
const visitProse = prepareVisit((_, key) => key !== undefined && keys.has(key));

/** Several rules read the same texts. */
const known = new WeakMap<Document, readonly Prose[]>();

/** Every text of a document that is written for people, in the order written; collected once. */
export function prose(document: Document): readonly Prose[] {
  const texts = known.get(document) ?? collect(document);
  known.set(document, texts);
  return texts;
}

function collect({ value, model }: Document): Prose[] {
  const found: Prose[] = [];
  if (model === undefined) return found;
  visitProse(value, shapes[model.kind], (text, _, path) => {
    const key = path.at(-1);
    if (typeof text === 'string' && typeof key === 'string')
      found.push({ at: [...path], key, text });
  });
  return found;
}
