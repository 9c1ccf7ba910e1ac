import type { NameSort, Shape } from './shape.ts';
import type { Path } from '../model/path.ts';
import { prepareVisit } from './visit-shape.ts';

/** One use of a name. */
export interface Reference {
  /** Where the name stands; for a key, the path of its value. */
  readonly path: Path;
  /** The name alone, without `@version`. */
  readonly name: string;
  readonly sorts: readonly NameSort[];
  /** Whether the name is a key rather than a value. */
  readonly isKey: boolean;
}

const visitNames = prepareVisit(
  (shape) => shape.refersTo !== undefined || shape.keysReferTo !== undefined,
);

/** Every use of a name in a value of this shape, in the order of the text but for keys, which come before what stands under them. */
export function references(value: unknown, shape: Shape): Reference[] {
  const found: Reference[] = [];
  visitNames(value, shape, (at, { refersTo, keysReferTo, target }, path) => {
    if (typeof at === 'string' && refersTo !== undefined) {
      const name = target === true ? (at.split('@', 1)[0] ?? at) : at;
      found.push({ path: [...path], name, sorts: refersTo, isKey: false });
    }
    if (keysReferTo === undefined || typeof at !== 'object' || at === null) return;
    for (const name of Object.keys(at))
      found.push({ path: [...path, name], name, sorts: keysReferTo, isKey: true });
  });
  return found;
}
