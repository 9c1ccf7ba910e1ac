import type { QuantityName, Shape } from './shape.ts';
import { alternatives } from './nearest.ts';

const quantities: Readonly<Record<QuantityName, string>> = {
  duration: 'a duration such as `90s` or `1h30m`',
  share: 'a share such as `2%` or `0.02`',
  rate: 'a rate such as `120/s`',
  distribution:
    'a duration such as `90s` or a distribution such as `{min: 1m, likely: 2m, max: 6m}`',
  version: 'a version such as `2.13.4`',
  range: 'a range of versions such as `>=41 <43`',
  schedule: 'a schedule such as `0 */6 * * * UTC`',
  instant: 'a moment such as `2026-10-02T14:30:00Z`',
  bound: 'a bound such as `2%`, `500ms` or `3`',
};

const simple = {
  string: 'a text',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
} as const;

/** What belongs at a place, as the end of "write …". */
export function describeType(shape: Shape | undefined): string {
  if (shape === undefined) return 'a value';
  if (shape.quantity !== undefined) return quantities[shape.quantity];
  const types = [shape.type].flat();
  if (types.includes('object') && types.includes('string')) {
    return `a set of keys${shape.words === undefined ? '' : `, ${alternatives(shape.words)}`}`;
  }
  if (shape.words !== undefined) return alternatives(shape.words);
  if (shape.form !== undefined) return shape.form;
  if (shape.refersTo !== undefined) return `the name of a ${shape.refersTo.join(' or ')}`;
  if (types[0] !== 'object') return types[0] === undefined ? 'a text' : simple[types[0]];
  const keys = Object.keys(shape.fields ?? {});
  return keys.length === 0 ? 'a set of names with values' : `a set of keys: ${alternatives(keys)}`;
}
