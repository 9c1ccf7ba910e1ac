import type { NameSort, Shape } from './shape.ts';
import type { Path } from '../model/path.ts';

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

/** Every use of a name in a value of this shape, in the order of the text. */
export function references(value: unknown, shape: Shape | undefined, path: Path = []): Reference[] {
  const found: Reference[] = [];
  collect(value, shape, path, found);
  return found;
}

function collect(value: unknown, shape: Shape | undefined, path: Path, found: Reference[]): void {
  if (shape === undefined) return;
  if (typeof value === 'string') {
    if (shape.refersTo !== undefined) {
      const name = shape.target === true ? (value.split('@', 1)[0] ?? value) : value;
      found.push({ path, name, sorts: shape.refersTo, isKey: false });
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, shape.items, [...path, index], found));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (shape.keysReferTo !== undefined) {
        found.push({ path: [...path, key], name: key, sorts: shape.keysReferTo, isKey: true });
      }
      collect(entry, shape.fields?.[key] ?? shape.values, [...path, key], found);
    }
  }
}
