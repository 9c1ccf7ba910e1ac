import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Document } from '../../shared/language/document.ts';
import { Workspace } from '../../shared/language/workspace.ts';

/** Replaces the first text by the second in the file of that name. */
export interface Edit {
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

/** Every document of one folder. */
export interface OpenedFolder {
  readonly workspace: Workspace;
  readonly documents: readonly Document[];
  /** The absolute path of a file of the folder. */
  readonly fileOf: (name: string) => string;
}

const documentName = /\.(?:system|playbook|scenario|policy)\.yaml$/;
const root = path.resolve(import.meta.dirname, '../..');

/** Opens the documents of a folder of this repository, edited; throws when an edit finds nothing to replace. */
export function openFolder(folder: string, edits: readonly Edit[] = []): OpenedFolder {
  const absolute = path.resolve(root, folder);
  const fileOf = (name: string): string => path.join(absolute, name).replaceAll(path.sep, '/');
  const workspace = new Workspace();
  const names = readdirSync(absolute)
    .filter((name) => documentName.test(name))
    .sort();
  for (const { file } of edits) if (!names.includes(file)) throw new Error(`There is no ${file}.`);
  const documents = names.map((name) =>
    workspace.set(fileOf(name), applyEdits(name, readText(fileOf(name)), edits)),
  );
  return { workspace, documents, fileOf };
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

function applyEdits(name: string, text: string, edits: readonly Edit[]): string {
  let edited = text;
  for (const { file, replace, by } of edits) {
    if (file !== name) continue;
    if (!edited.includes(replace)) throw new Error(`${file} does not say: ${replace}`);
    edited = edited.replace(replace, () => by);
  }
  return edited;
}
