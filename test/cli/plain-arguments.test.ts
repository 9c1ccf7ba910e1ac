import { expect, test } from 'vitest';
import { readPlainArguments } from '../../shared/cli/lint/lint-plainly.ts';
import { runCli } from '../support/run-cli.ts';

test('paths and the plain forms of options are read without the whole command line', () => {
  expect(readPlainArguments([])).toEqual({ paths: [], format: 'text' });
  expect(readPlainArguments(['a', '--format', 'json', 'b', '--max-warnings', '3'])).toEqual({
    paths: ['a', 'b'],
    format: 'json',
    maxWarnings: 3,
  });
});

test.each([
  [['--help']],
  [['-h']],
  [['--format=json']],
  [['--format', 'yaml']],
  [['--format', 'sarif']],
  [['--format']],
  [['--max-warnings', '-1']],
  [['--max-warnings', '1e3']],
  [['--unknown']],
  [['--', 'a']],
])('%j is left to it', (args) => {
  expect(readPlainArguments(args)).toBeUndefined();
});

test('both ways of reading arguments do the same', () => {
  const plain = runCli(['lint', 'samples/shop', '--format', 'json', '--max-warnings', '0']);
  const whole = runCli(['lint', 'samples/shop', '--format=json', '--max-warnings=0']);
  expect(plain).toEqual(whole);
  expect(plain.out).toContain('"findings"');
});
