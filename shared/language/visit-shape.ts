import type { Path } from '../model/path.ts';
import type { Shape } from './shape.ts';
import { fieldOf } from './shape.ts';

/** Tells places of the language apart by their shape alone; `key` is the key that leads there. */
export type Wanted = (shape: Shape, key: string | undefined) => boolean;

/** Called with a value at a wanted place; `path` is only valid during the call. */
export type Visit = (value: unknown, shape: Shape, path: Path) => void;

/**
 * Prepares visiting the values at wanted places of a document, in the order of its text. Parts of the
 * language in which no place is wanted are not looked into, and that is most of it.
 */
export function prepareVisit(wanted: Wanted): (value: unknown, shape: Shape, visit: Visit) => void {
  const known = new WeakMap<Shape, boolean>();
  const isWorthwhile = (shape: Shape, key: string | undefined): boolean => {
    if (wanted(shape, key)) return true;
    const before = known.get(shape);
    if (before !== undefined) return before;
    const answer =
      Object.entries(shape.fields ?? {}).some(([name, field]) => isWorthwhile(field, name)) ||
      [shape.values, shape.items].some(
        (part) => part !== undefined && isWorthwhile(part, undefined),
      );
    known.set(shape, answer);
    return answer;
  };
  const walk = (
    value: unknown,
    shape: Shape | undefined,
    path: (string | number)[],
    visit: Visit,
  ): void => {
    const last = path.at(-1);
    const key = typeof last === 'string' ? last : undefined;
    if (shape === undefined || !isWorthwhile(shape, key)) return;
    if (wanted(shape, key)) visit(value, shape, path);
    if (typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    for (const name in value) {
      path.push(isList ? Number(name) : name);
      const inner = isList ? shape.items : (fieldOf(shape, name) ?? shape.values);
      walk((value as Readonly<Record<string, unknown>>)[name], inner, path, visit);
      path.pop();
    }
  };
  return (value, shape, visit) => walk(value, shape, [], visit);
}
