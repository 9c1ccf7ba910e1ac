import type { Path } from '../model/path.ts';
import type { Shape } from './shape.ts';

/** Tells places of the language apart by their shape alone; `key` is the key that leads there. */
export type Wanted = (shape: Shape, key: string | undefined) => boolean;

/** Called with a value at a wanted place; `path` is only valid during the call. */
export type Visit = (value: unknown, shape: Shape, path: Path) => void;

/** The ways from one shape to wanted places; absent where there are none. */
interface Ways {
  readonly shape: Shape;
  readonly isWanted: boolean;
  readonly fields: readonly (readonly [string, Ways])[];
  readonly values: Ways | undefined;
  readonly items: Ways | undefined;
}

/**
 * Prepares visiting the values at wanted places of a document: by key in the order of the language,
 * otherwise in the order of the text. Parts of the language in which no place is wanted are not
 * looked into, and that is most of it.
 */
export function prepareVisit(wanted: Wanted): (value: unknown, shape: Shape, visit: Visit) => void {
  const known = new WeakMap<Shape, Ways | 'none'>();
  return (value, shape, visit) => {
    let ways = known.get(shape);
    if (ways === undefined) known.set(shape, (ways = waysFrom(shape, undefined, wanted) ?? 'none'));
    if (ways !== 'none') walk(value, ways, [], visit);
  };
}

function waysFrom(shape: Shape, key: string | undefined, wanted: Wanted): Ways | undefined {
  const isWanted = wanted(shape, key);
  const fields = Object.entries(shape.fields ?? {}).flatMap(([name, field]) => {
    const ways = waysFrom(field, name, wanted);
    return ways === undefined ? [] : [[name, ways] as const];
  });
  const values = shape.values && waysFrom(shape.values, undefined, wanted);
  const items = shape.items && waysFrom(shape.items, undefined, wanted);
  if (!isWanted && fields.length === 0 && values === undefined && items === undefined)
    return undefined;
  return { shape, isWanted, fields, values, items };
}

function walk(value: unknown, ways: Ways, path: (string | number)[], visit: Visit): void {
  if (ways.isWanted) visit(value, ways.shape, path);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const { items } = ways;
    if (items !== undefined)
      value.forEach((item: unknown, index) => step(item, items, index, path, visit));
    return;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const [name, field] of ways.fields)
    if (name in record) step(record[name], field, name, path, visit);
  if (ways.values === undefined) return;
  for (const name in record) step(record[name], ways.values, name, path, visit);
}

function step(
  value: unknown,
  ways: Ways,
  part: string | number,
  path: (string | number)[],
  visit: Visit,
): void {
  path.push(part);
  walk(value, ways, path, visit);
  path.pop();
}
