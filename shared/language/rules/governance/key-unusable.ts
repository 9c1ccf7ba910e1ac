import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { missingFile } from '../missing-file.ts';

/** Finds keys of a policy that vouch for nothing, or should be with nobody. */
export const keyUnusable: Rule = {
  code: 'governance/key-unusable',
  severity: 'error',
  what: 'A key or certificate of the policy is not there, is a private key, or is never valid.',
  why: 'Evidence signed by it is refused; and a private key in a repository is known to everybody who can read it.',
  fix: 'Name the file of the public key, `backstep evidence keygen` writes it; let `from` come before `until`.',
  bad: 'evidence:\n  keys:\n    release: { file: ./keys/evidence.pub.pem, from: 2027-01-01T00:00:00Z, until: 2026-01-01T00:00:00Z }',
  good: 'evidence:\n  keys:\n    release: { file: ./keys/evidence.pub.pem, from: 2026-01-01T00:00:00Z, until: 2027-01-01T00:00:00Z }',
  looksAt: 'Policy',
  check({ document, policy: { evidence }, around }, report) {
    const files = [
      ...(evidence?.keys ?? []).map(({ at, file }) => ({ at: [...at, 'file'], file })),
      ...(evidence?.authorities ?? []),
    ];
    for (const { at, file } of files) {
      const fixes = missingFile(document, around, at, file);
      if (fixes !== undefined) {
        report({ at, message: `There is no file \`${file}\`.`, fixes });
        continue;
      }
      const text = around.read?.(resolvePath(dirname(document.file), file));
      if (text?.includes('PRIVATE KEY') !== true) continue;
      report({
        at,
        message: `\`${file}\` holds a private key.`,
        remedy:
          'Name the public key here, make a new pair, and take the private key out of the history.',
      });
    }
    for (const { at, name, fromUs, untilUs } of evidence?.keys ?? []) {
      if (fromUs === undefined || untilUs === undefined || fromUs < untilUs) continue;
      report({ at: [...at, 'until'], message: `The key \`${name}\` ends before it begins.` });
    }
  },
};
