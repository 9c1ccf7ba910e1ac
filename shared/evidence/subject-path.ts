import type { InputDigest } from '../model/journal.ts';

/**
 * Where each input file lies in a bundle, in the order given: `subject/<role>/<name>`. Only the
 * last part of a path is kept, and only characters that mean the same to every shell and file
 * system; names that would differ by case alone get a number.
 */
export function subjectPaths(
  inputs: readonly Pick<InputDigest, 'role' | 'file'>[],
): readonly string[] {
  const taken = new Set<string>();
  return inputs.map(({ role, file }) => {
    const [last = ''] = file.split(/[/\\]/u).slice(-1);
    const name = last.replace(/[^A-Za-z0-9._-]/gu, '_').replace(/^[.-]+/u, '_') || 'file';
    let path = `subject/${role}/${name}`;
    for (let number = 2; taken.has(path.toLowerCase()); number++) {
      path = `subject/${role}/${number}-${name}`;
    }
    taken.add(path.toLowerCase());
    return path;
  });
}
