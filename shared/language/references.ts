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
export function references(value: unknown, shape: Shape | undefined): Reference[] {
  const found: Reference[] = [];
  collect(value, shape, [], found);
  return found;
}

/** `at` is where `value` stands; it is changed on the way and restored. */
function collect(value: unknown, shape: Shape | undefined, at: (string | number)[], found: Reference[]): void {
  if (shape === undefined || !mayRefer(shape)) return;
  if (typeof value === 'string') {
    if (shape.refersTo === undefined) return;
    const name = shape.target === true ? (value.split('@', 1)[0] ?? value) : value;
    found.push({ path: [...at], name, sorts: shape.refersTo, isKey: false });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      at.push(index);
      collect(item, shape.items, at, found);
      at.pop();
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      at.push(key);
      if (shape.keysReferTo !== undefined) {
        found.push({ path: [...at], name: key, sorts: shape.keysReferTo, isKey: true });
      }
      const entry = (value as Readonly<Record<string, unknown>>)[key];
      collect(entry, shape.fields?.[key] ?? shape.values, at, found);
      at.pop();
    }
  }
}

const answers = new WeakMap<Shape, boolean>();

/** Whether anything of this shape can use a name; most of a document cannot. */
function mayRefer(shape: Shape): boolean {
  const known = answers.get(shape);
  if (known !== undefined) return known;
  const below = [shape.values, shape.items, ...Object.values(shape.fields ?? {})];
  const answer =
    shape.refersTo !== undefined ||
    shape.keysReferTo !== undefined ||
    below.some((part) => part !== undefined && mayRefer(part));
  answers.set(shape, answer);
  return answer;
}
