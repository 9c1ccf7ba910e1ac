import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateKey } from '../../shared/evidence/signing/keys.ts';
import { codesOf, type Damage } from './damage.ts';
import { makeBundle, resign, resum, rewrite } from './make-bundle.ts';

const unsigned: readonly Damage[] = [
  [
    'a file removed',
    ({ dir }) => rmSync(join(dir, 'views/report.html')),
    ['missing-file', 'sums-mismatch'],
  ],
  [
    'a file added',
    ({ dir }) => writeFileSync(join(dir, 'views/x'), ''),
    ['extra-file', 'sums-mismatch'],
  ],
  [
    'a file edited',
    ({ dir }) => appendFileSync(join(dir, 'views/report.html'), ' '),
    ['digest-mismatch', 'sums-mismatch'],
  ],
  [
    'a file edited and the sums made to fit',
    ({ dir }) => {
      appendFileSync(join(dir, 'views/report.html'), ' ');
      resum(dir);
    },
    ['digest-mismatch'],
  ],
  [
    'a link in place of a file',
    ({ dir }) => {
      renameSync(join(dir, 'VERIFY.md'), join(dir, '..', 'elsewhere'));
      symlinkSync(join(dir, '..', 'elsewhere'), join(dir, 'VERIFY.md'));
    },
    ['link', 'missing-file', 'sums-mismatch'],
  ],
  ['a link to a folder', ({ dir }) => symlinkSync('/', join(dir, 'views', 'root')), ['link']],
  [
    'names that differ by case',
    ({ dir }) => writeFileSync(join(dir, 'verify.MD'), ''),
    ['case-collision', 'extra-file', 'sums-mismatch'],
  ],
  [
    'a log beside the database',
    ({ dir }) => writeFileSync(join(dir, 'record/drill.db-wal'), ''),
    ['extra-file', 'sums-mismatch'],
  ],
  [
    'deep folders',
    ({ dir }) => mkdirSync(join(dir, 'a/b/c/d/e/f/g/h/i'), { recursive: true }),
    ['too-big'],
  ],
];

const envelope: readonly Damage[] = [
  [
    'no signature',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) =>
        text.replace(/"signatures": \[[^\]]*\]/u, '"signatures": []'),
      ),
    ['signature-count'],
  ],
  [
    'two signatures',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) =>
        text.replace(/"signatures": \[([^\]]*)\]/u, '"signatures": [$1,$1]'),
      ),
    ['signature-count'],
  ],
  [
    'another payload type',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) => text.replace('vnd.in-toto+json', 'json')),
    ['payload-type'],
  ],
  [
    'a payload named twice',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) => text.replace('{', '{"payload":"e30=",')),
    ['hostile-json'],
  ],
  [
    'deep nesting',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), '['.repeat(1e5)),
    ['hostile-json'],
  ],
  [
    'no JSON',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), 'hello'),
    ['statement-malformed'],
  ],
  [
    'a list',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), '[]'),
    ['statement-malformed'],
  ],
  [
    'the signature of other bytes',
    ({ dir, key }) => {
      const text = readFileSync(join(dir, 'attestation.json'), 'utf8');
      resign({ dir, key }, (predicate) => (predicate['verdict'] = 'failed'));
      const [sig] = /"sig": "[^"]*"/u.exec(readFileSync(join(dir, 'attestation.json'), 'utf8')) ?? [
        '',
      ];
      writeFileSync(join(dir, 'attestation.json'), text.replace(/"sig": "[^"]*"/u, sig));
    },
    ['signature-invalid'],
  ],
  [
    'the signature of another key',
    ({ dir }) => resign({ dir, key: generateKey() }),
    ['key-untrusted'],
  ],
];

test.each([...unsigned, ...envelope])('%s is found', async (_, damage, codes) => {
  const made = await makeBundle();
  damage(made);
  const found = await codesOf(made);
  for (const code of codes) expect(found).toContain(code);
});
