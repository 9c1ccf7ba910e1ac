const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const booleans = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const radix = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const infinity = /^([-+]?)\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

/** The value of a plain scalar by the YAML 1.2.2 core schema, section 10.3.2: `yes` is text, `0o14` is 12. */
export function plainValue(text: string): string | number | boolean | null {
  if (nulls.has(text)) return null;
  const truth = booleans.get(text);
  if (truth !== undefined) return truth;
  const first = text.charCodeAt(0);
  // Only a digit, a sign or a dot begins a number.
  if (first > 57 || first < 43 || first === 44 || first === 47) return text;
  return numberValue(text) ?? text;
}

function numberValue(text: string): number | undefined {
  if (decimal.test(text) || radix.test(text)) return Number(text);
  const sign = infinity.exec(text)?.[1];
  if (sign !== undefined) return sign === '-' ? -Infinity : Infinity;
  return notANumber.test(text) ? NaN : undefined;
}

/** Whether `value` is of the type that the standard tag `tag`, such as `!!int`, names; undefined for any other tag. */
export function matchesTag(tag: string, value: unknown): boolean | undefined {
  switch (tag) {
    case '!':
    case '!!str':
      return typeof value === 'string';
    case '!!int':
      return Number.isInteger(value);
    case '!!float':
      return typeof value === 'number';
    case '!!bool':
      return typeof value === 'boolean';
    case '!!null':
      return value === null;
    default:
      return undefined;
  }
}
