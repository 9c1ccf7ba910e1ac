import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectPaths } from '../../shared/evidence/subject-path.ts';

const role = 'playbook';

test('whatever a file is called, its path stays inside, means the same everywhere and is its own', () => {
  const files = fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 });
  fc.assert(
    fc.property(files, (names) => {
      const paths = subjectPaths(names.map((file) => ({ role, file })));
      for (const path of paths) expect(path).toMatch(/^subject\/playbook\/[A-Za-z0-9_][\w.-]*$/u);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
    }),
  );
});

test.each([
  [['a/b.yaml'], ['subject/playbook/b.yaml']],
  [['C:\\a\\b.yaml'], ['subject/playbook/b.yaml']],
  [['../../etc/passwd'], ['subject/playbook/passwd']],
  [
    ['..', '.'],
    ['subject/playbook/_', 'subject/playbook/2-_'],
  ],
  [
    ['a/B.yaml', 'b/b.yaml'],
    ['subject/playbook/B.yaml', 'subject/playbook/2-b.yaml'],
  ],
  [[''], ['subject/playbook/file']],
])('%j lies at %j', (files, paths) => {
  expect(subjectPaths(files.map((file) => ({ role, file })))).toEqual(paths);
});
