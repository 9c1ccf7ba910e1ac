import { describe, expect, it } from 'vitest';
import { compareVersions, satisfies } from '../../shared/model/version-range.ts';

describe('satisfies', () => {
  it.each([
    ['42', '42', true],
    ['42', '41', false],
    ['42', '>=41 <43', true],
    ['43', '>=41 <43', false],
    ['42.0', '42', true],
    ['2.14.0', '^2.1', true],
    ['3.0.0', '^2.1', false],
    ['2.0.9', '^2.1', false],
    ['0.3.9', '^0.3.1', true],
    ['0.4.0', '^0.3.1', false],
    ['2.1.9', '~2.1.3', true],
    ['2.2.0', '~2.1.3', false],
    ['2.9.1', '2.x', true],
    ['3.0', '2.*', false],
    ['8', '7 || 8', true],
    ['9', '7 || 8', false],
    ['10', '>9', true],
    ['9', '>= 10', false],
    ['v1.2', '1.2', true],
    ['blue', 'blue', true],
    ['blue', 'green', false],
    ['anything', '*', true],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected);
  });

  it('compares numbers as numbers', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.9', '1.9.0')).toBe(0);
  });
});
