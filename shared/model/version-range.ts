/**
 * Whether `version` lies in `range`. Versions are compared part by part at dots and dashes: numbers as
 * numbers, other parts as text, a missing part as 0 (`42` equals `42.0`). A range is alternatives joined
 * by `||`; an alternative is comparators that must all hold: `=42`, `42`, `>=41`, `<43`, `^2.1` (same first
 * part that is not 0, not older), `~2.1` (same first two parts, not older), `2.x` and `*`.
 * A plain text that is no such version only equals itself.
 */
export function satisfies(version: string, range: string): boolean {
  return range.split('||').some((alternative) => {
    const comparators = alternative.replace(/([<>=^~]+)\s+/g, '$1').split(/[\s,]+/);
    return comparators.every((comparator) => compares(version, comparator));
  });
}

function compares(version: string, comparator: string): boolean {
  const match = /^([<>=^~]*)v?(.*)$/.exec(comparator);
  const operator = match?.[1] ?? '';
  const bound = match?.[2] ?? '';
  if (bound === '' || bound === '*' || bound === 'x') return true;
  const order = compareVersions(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '^':
      return order >= 0 && samePrefix(version, bound, caretLength(bound));
    case '~':
      return order >= 0 && samePrefix(version, bound, Math.min(2, parts(bound).length));
    default:
      return hasWildcard(bound) ? samePrefix(version, bound, wildcardAt(bound)) : order === 0;
  }
}

/** Negative when `left` is older than `right`, 0 when equal, positive when newer. */
export function compareVersions(left: string, right: string): number {
  const a = parts(left);
  const b = parts(right);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareParts(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(left: string, right: string): number {
  const bothNumbers = /^\d+$/.test(left) && /^\d+$/.test(right);
  if (bothNumbers) return Number(left) - Number(right);
  return left === right ? 0 : left < right ? -1 : 1;
}

function parts(version: string): string[] {
  return version.replace(/^v(?=\d)/, '').split(/[.\-+]/);
}

function samePrefix(version: string, bound: string, length: number): boolean {
  const a = parts(version);
  const b = parts(bound);
  for (let index = 0; index < length; index++) {
    if (compareParts(a[index] ?? '0', b[index] ?? '0') !== 0) return false;
  }
  return true;
}

function caretLength(bound: string): number {
  const firstNotZero = parts(bound).findIndex((part) => part !== '0');
  return firstNotZero < 0 ? parts(bound).length : firstNotZero + 1;
}

function hasWildcard(bound: string): boolean {
  return wildcardAt(bound) >= 0;
}

function wildcardAt(bound: string): number {
  return parts(bound).findIndex((part) => part === 'x' || part === '*');
}
