import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../shared/store/shell-word.ts';

test('plain paths stay plain', () => {
  expect(shellWord('plans/überblick-1.2/results.db')).toBe('plans/überblick-1.2/results.db');
});

test.skipIf(process.platform === 'win32')('a shell reads back what was meant', () => {
  for (const text of [
    "it's here/a b.db",
    '$HOME/`id`',
    'a"b\\c',
    'x;y|z&',
    '*?[a]',
    'line\nend',
    '',
  ])
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(
      text,
    );
});
