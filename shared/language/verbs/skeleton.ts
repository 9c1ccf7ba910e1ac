import type { Shape } from '../shape.ts';

/** Further in, what must be written is left to the next suggestion. */
const deepest = 3;

/**
 * What must be written for a value of this shape, as a snippet in TextMate syntax: keys with places to fill in, one after
 * the other. Undefined where nothing but the value itself is to be written.
 */
export function skeleton(
  shape: Shape | undefined,
  column: number,
  inFlow: boolean,
): string | undefined {
  const stops = { count: 0 };
  const text = shape && below(shape, column, inFlow, stops, 0);
  return text === undefined || stops.count === 0 ? undefined : text;
}

interface Stops {
  count: number;
}

/** The value behind a colon: within the line where it fits there, otherwise below it from `column` on. */
function below(
  shape: Shape,
  column: number,
  inFlow: boolean,
  stops: Stops,
  depth: number,
): string | undefined {
  if (depth > deepest) return undefined;
  const type = onlyType(shape);
  const item = type === 'array' ? shape.items : undefined;
  if (item !== undefined && onlyType(item) === 'object' && !inFlow) {
    const keys = lines(item, column + 2, stops, depth + 1);
    return keys && `\n${' '.repeat(column)}- ${keys.join(`\n${' '.repeat(column + 2)}`)}`;
  }
  if (type !== 'object') return undefined;
  const required = requiredOf(shape);
  if (required.length === 0) return undefined;
  const isPlain = required.every(
    ([, field]) => onlyType(field) !== 'object' && !isListOfMaps(field),
  );
  if (inFlow || isPlain) {
    const keys = required.map(([name, field]) => `${name}: ${valueOf(field, stops)}`);
    return ` { ${keys.join(', ')} }`;
  }
  const keys = lines(shape, column, stops, depth + 1);
  return keys && `\n${keys.map((line) => ' '.repeat(column) + line).join('\n')}`;
}

function lines(shape: Shape, column: number, stops: Stops, depth: number): string[] | undefined {
  const required = requiredOf(shape);
  if (required.length === 0) return undefined;
  return required.map(([name, field]) => {
    const value = below(field, column + 2, false, stops, depth);
    return `${name}:${value ?? ` ${valueOf(field, stops)}`}`;
  });
}

const requiredOf = ({ required = [], fields = {} }: Shape): [string, Shape][] =>
  required.flatMap((name) => {
    const field = fields[name];
    return field === undefined ? [] : [[name, field]];
  });

const isListOfMaps = ({ items }: Shape): boolean =>
  items !== undefined && onlyType(items) === 'object';

function onlyType({ type }: Shape): string | undefined {
  const types = [type].flat();
  return types.length === 1 ? types[0] : undefined;
}

/** A place to fill in: a choice where only some words may stand there. */
function valueOf(shape: Shape, stops: Stops): string {
  if (shape.only !== undefined) return String(shape.only);
  const place = (stops.count += 1);
  const words = shape.words ?? [];
  if (words.length > 0) return `\${${place}|${words.join(',')}|}`;
  const types = [shape.type].flat();
  if (types.includes('array') && !types.includes('string')) return `[$${place}]`;
  return types.length === 1 && types[0] === 'object' ? `{ $${place} }` : `$${place}`;
}
