import type { JsonType, Shape } from './shape.ts';
import type { Path } from '../model/path.ts';
import { fieldOf } from './shape.ts';

/** One way in which a value does not have the shape its place asks for. */
export type Misfit = { readonly path: Path } & (
  | { readonly sort: 'unknown-key'; readonly key: string }
  /** `because` is the key that needs the missing one beside it. */
  | { readonly sort: 'missing-key'; readonly key: string; readonly because?: string }
  /** A key that cannot be a name. */
  | { readonly sort: 'name'; readonly key: string }
  | { readonly sort: 'type' | 'word' | 'form' | 'empty' }
  | { readonly sort: 'least' | 'most'; readonly limit: number }
);

/** Entries of lists found without misfits, and the shape they were held against: text that has not changed keeps its values. */
const sound = new WeakMap<object, Shape>();

/** In shorter lists, looking again is quicker than remembering. */
const longList = 50;

/**
 * Everything in `value` that does not have the shape `shape` gives its place, outermost first. Says
 * of each document exactly what a JSON Schema validator says with the published schema of its kind.
 */
export function findMisfits(value: unknown, shape: Shape): Misfit[] {
  const found: Misfit[] = [];
  look(value, shape, [], found);
  return found;
}

/** `path` is only valid during the call: most values fit, and need no place. */
function look(value: unknown, shape: Shape, path: (string | number)[], found: Misfit[]): void {
  if (!isOfType(value, shape.type)) found.push({ sort: 'type', path: [...path] });
  else if (typeof value === 'string') lookAtText(value, shape, path, found);
  else if (typeof value === 'number') lookAtNumber(value, shape, path, found);
  else if (Array.isArray(value)) lookAtList(value, shape, path, found);
  else if (typeof value === 'object' && value !== null)
    lookAtKeys(value as Readonly<Record<string, unknown>>, shape, path, found);
  else if (shape.only !== undefined && value !== shape.only)
    found.push({ sort: 'word', path: [...path] });
}

function isOfType(value: unknown, type: Shape['type']): boolean {
  if (typeof type === 'string') return isOne(value, type);
  return type === undefined || type.some((one) => isOne(value, one));
}

function isOne(value: unknown, type: JsonType): boolean {
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}

function lookAtText(text: string, shape: Shape, path: Path, found: Misfit[]): void {
  if (shape.words !== undefined) {
    if (!shape.words.includes(text)) found.push({ sort: 'word', path: [...path] });
  } else if (shape.only !== undefined) {
    if (text !== shape.only) found.push({ sort: 'word', path: [...path] });
  } else if (shape.pattern?.test(text) === false) found.push({ sort: 'form', path: [...path] });
}

function lookAtNumber(number: number, shape: Shape, path: Path, found: Misfit[]): void {
  if (shape.minimum !== undefined && !(number >= shape.minimum))
    found.push({ sort: 'least', limit: shape.minimum, path: [...path] });
  if (shape.maximum !== undefined && !(number <= shape.maximum))
    found.push({ sort: 'most', limit: shape.maximum, path: [...path] });
}

function lookAtList(
  list: readonly unknown[],
  shape: Shape,
  path: (string | number)[],
  found: Misfit[],
): void {
  if (shape.filled === true && list.length === 0) found.push({ sort: 'empty', path: [...path] });
  if (shape.items === undefined) return;
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    const remembers = list.length >= longList && typeof item === 'object' && item !== null;
    if (remembers && sound.get(item) === shape.items) continue;
    const before = found.length;
    path.push(index);
    look(item, shape.items, path, found);
    path.pop();
    if (remembers && found.length === before) sound.set(item, shape.items);
  }
}

function lookAtKeys(
  record: Readonly<Record<string, unknown>>,
  shape: Shape,
  path: (string | number)[],
  found: Misfit[],
): void {
  for (const key of shape.required ?? [])
    if (!(key in record)) found.push({ sort: 'missing-key', key, path: [...path] });
  if (shape.needs !== undefined) lookAtNeeds(record, shape.needs, path, found);
  let isEmpty = true;
  for (const key in record) {
    isEmpty = false;
    if (shape.keyPattern?.test(key) === false) found.push({ sort: 'name', key, path: [...path] });
    const inner = fieldOf(shape, key) ?? shape.values;
    if (inner === undefined) found.push({ sort: 'unknown-key', key, path: [...path] });
    else {
      path.push(key);
      look(record[key], inner, path, found);
      path.pop();
    }
  }
  if (isEmpty && shape.filled === true) found.push({ sort: 'empty', path: [...path] });
}

function lookAtNeeds(
  record: Readonly<Record<string, unknown>>,
  needs: NonNullable<Shape['needs']>,
  path: Path,
  found: Misfit[],
): void {
  for (const because in needs) {
    if (!(because in record)) continue;
    for (const key of needs[because] ?? [])
      if (!(key in record)) found.push({ sort: 'missing-key', key, because, path: [...path] });
  }
}
