import { existsSync, readFileSync } from 'node:fs';
import { Workspace, policyPlaces } from '../language/workspace.ts';
import { describeFileError } from './describe-file-error.ts';
import { openBytes } from '../language/document.ts';
import { referencedFiles } from '../language/link.ts';

/** A workspace with files from the disk. */
export interface LoadedWorkspace {
  readonly workspace: Workspace;
  /** Files that were asked for and could not be read. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** The exact bytes of every file that was read. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Reads `files`, everything they refer to and the policies above them. */
export function loadWorkspace(files: readonly string[]): LoadedWorkspace {
  const workspace = new Workspace();
  const bytes = new Map<string, Uint8Array>();
  const unreadable: { path: string; reason: string }[] = [];
  const seen = new Set<string>();
  const load = (file: string, asked: boolean): void => {
    if (seen.has(file)) return;
    seen.add(file);
    try {
      const content = readFileSync(file);
      bytes.set(file, content);
      const document = openBytes(file, content);
      workspace.add(document);
      for (const other of referencedFiles(document)) load(other, false);
    } catch (error) {
      const reason = describeFileError(error);
      const missing = (error as { code?: unknown }).code === 'ENOENT';
      workspace.setAbsent(file, missing ? 'missing' : 'unreadable', reason);
      if (asked) unreadable.push({ path: file, reason });
    }
  };
  for (const file of files) load(file, true);
  const folders = new Set<string>();
  for (const file of [...seen]) {
    for (const place of policyPlaces(file)) {
      if (folders.has(place)) break;
      folders.add(place);
      if (existsSync(place)) load(place, false);
    }
  }
  return { workspace, unreadable, bytes };
}
