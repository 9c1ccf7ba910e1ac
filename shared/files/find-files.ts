import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError } from '../model/environment-error.ts';
import { describeFileError } from './describe-file-error.ts';
import { kindOfFile } from '../language/identify.ts';

/** What the arguments of a command lead to. */
export interface FoundFiles {
  /** Absolute paths with `/`, each once, in a stable order. */
  readonly files: readonly string[];
  /** Folders that could not be looked into, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Folders in which nobody keeps documents. */
const isSkipped = (name: string): boolean =>
  name === 'node_modules' || name === 'dist' || name.startsWith('.');

/** What a bundle of evidence holds, in which copies lie that are not meant to be linked where they are. */
const attestation = 'attestation.json';

/** The documents named by files, folders (searched to any depth) and globs. Throws an EnvironmentError when one leads to nothing. */
export async function findFiles(args: readonly string[], cwd = process.cwd()): Promise<FoundFiles> {
  const files = new Set<string>();
  const unreadable: FoundFiles['unreadable'][number][] = [];
  for (const arg of args.length === 0 ? ['.'] : args) {
    const before = files.size + unreadable.length;
    const target = path.resolve(cwd, arg);
    if (!existsSync(target)) for (const file of await expandGlob(arg, cwd)) files.add(file);
    else if (statSync(target).isDirectory()) walk(target, files, unreadable);
    else files.add(slashed(target));
    if (files.size + unreadable.length === before && !files.has(slashed(target))) {
      const nothing = !existsSync(target);
      throw new EnvironmentError(
        nothing
          ? `There is no file or folder \`${arg}\`.`
          : `There are no Backstep files in \`${arg}\`.`,
        nothing
          ? 'Name a file, a folder or a glob in quotes.'
          : 'Their names end in .system.yaml, .playbook.yaml, .scenario.yaml or .policy.yaml.',
      );
    }
  }
  return { files: [...files].sort(), unreadable };
}

/** The documents in a folder, searched to any depth; none is no mistake. */
export function findDocuments(folder: string): FoundFiles {
  const files = new Set<string>();
  const unreadable: FoundFiles['unreadable'][number][] = [];
  walk(folder, files, unreadable);
  return { files: [...files].sort(), unreadable };
}

/** Whether `folder` lies in `root`, and a search of that does not come to it. */
export function isLeftOut(folder: string, root: string): boolean {
  const names = path.relative(root, folder).split(path.sep);
  if (names[0] === '..' || path.isAbsolute(names[0] ?? '')) return false;
  return names.some(
    (name, index) =>
      isSkipped(name) || existsSync(path.join(root, ...names.slice(0, index + 1), attestation)),
  );
}

/** `file` with `/` between its parts, as the language names files. */
export function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

async function expandGlob(arg: string, cwd: string): Promise<string[]> {
  if (!/[*?[{]/.test(arg)) return [];
  const { glob } = await import('tinyglobby');
  const found = await glob(arg.replaceAll('\\', '/'), {
    cwd,
    absolute: true,
    ignore: ['**/node_modules/**'],
  });
  return found.filter((file) => kindOfFile(file) !== undefined).sort();
}

function walk(
  folder: string,
  files: Set<string>,
  unreadable: { path: string; reason: string }[],
): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unreadable.push({ path: folder, reason: describeFileError(error) });
    return;
  }
  if (entries.some(({ name }) => name === attestation)) return;
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkipped(entry.name)) walk(full, files, unreadable);
    } else if (kindOfFile(entry.name) !== undefined || entry.name === 'backstep.policy.yaml') {
      files.add(slashed(full));
    }
  }
}
