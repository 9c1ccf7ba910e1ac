import type { Kind } from './document.ts';
import type { Workspace } from './workspace.ts';
import { basename, dirname, resolvePath } from './file-path.ts';
import { nearest } from './nearest.ts';
import { suffixes } from './identify.ts';

/**
 * The path that was probably meant by one that leads nowhere, as it would be written in the file `from`: a file of this kind
 * with a similar name in the same folder or beside `from`, else the only one there.
 */
export function meantFile(
  workspace: Workspace,
  from: string,
  written: string,
  kind: Kind,
): string | undefined {
  const own = dirname(from);
  const file = resolvePath(own, written);
  const there = namesOf(workspace, dirname(file), kind);
  const start = written.slice(0, written.lastIndexOf('/') + 1);
  const close = likeliest(file, there, kind);
  if (close !== undefined) return start + close + suffixes[kind];
  const beside = likeliest(file, namesOf(workspace, own, kind), kind);
  return beside === undefined ? undefined : `./${beside}${suffixes[kind]}`;
}

function likeliest(file: string, names: readonly string[], kind: Kind): string | undefined {
  const name = basename(file);
  const bare = name.endsWith(suffixes[kind])
    ? name.slice(0, -suffixes[kind].length)
    : name.replace(/\.ya?ml$/, '');
  return nearest(bare, names)[0] ?? (names.length === 1 ? names[0] : undefined);
}

/** The names, without suffix, of the files of this kind in a folder. */
function namesOf(workspace: Workspace, folder: string, kind: Kind): string[] {
  const suffix = suffixes[kind];
  return workspace
    .filesIn(folder)
    .filter((name) => name.endsWith(suffix) && name.length > suffix.length)
    .map((name) => name.slice(0, -suffix.length))
    .sort();
}
