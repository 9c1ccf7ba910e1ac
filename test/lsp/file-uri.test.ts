import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fileOf, uriOf } from '../../shared/lsp/file-uri.ts';

test.each([
  ['file:///home/me/a%20b.yaml', '/home/me/a b.yaml'],
  [
    'vscode-vfs://github/owner/name/shop.system.yaml',
    '/@vscode-vfs/github/owner/name/shop.system.yaml',
  ],
  ['vscode-remote://host%3A80/w/a%23b.yaml', '/@vscode-remote/host%3A80/w/a#b.yaml'],
  ['memfs:/w/a.yaml', '/@memfs/-/w/a.yaml'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
])('%s is %s, and back', (uri, file) => {
  expect(fileOf(uri)).toBe(file);
  expect(uriOf(file)).toBe(uri);
});

test('every path of a tree comes back as it was', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('/'));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const file = `/@vscode-vfs/github/${parts.join('/')}`;
      expect(fileOf(uriOf(file))).toBe(file);
    }),
  );
});
