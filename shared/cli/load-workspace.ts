import { existsSync, readFileSync, statSync } from 'node:fs';
import { Workspace, policyPlaces } from '../language/workspace.ts';
import { describeFileError } from './describe-file-error.ts';
import { openBytes } from '../language/document.ts';
import { referencedFiles } from '../language/link.ts';

/** A file that was asked for and could not be read. */
export interface UnreadableFile {
  readonly path: string;
  /** Completes "cannot be read: …". */
  readonly reason: string;
}

/** Puts files from the disk into a workspace, with everything they refer to and the policies above them. */
export class WorkspaceLoader {
  readonly workspace = new Workspace();
  readonly unreadable: UnreadableFile[] = [];
  /** The exact bytes of every file in the workspace. */
  readonly bytes = new Map<string, Uint8Array>();
  readonly #referenced = new Set<string>();
  readonly #policyPlaces = new Set<string>();

  /** Reads a file that was asked for, unless it has been read before. */
  load(file: string): void {
    this.#loadPolicies(file);
    if (this.workspace.get(file) !== undefined) return;
    const reason = this.#read(file);
    if (reason !== undefined) this.unreadable.push({ path: file, reason });
  }

  /** Forgets a file again, unless another one refers to it: memory stays bounded over many files. */
  release(file: string): void {
    if (this.#referenced.has(file)) return;
    this.workspace.delete(file);
    this.bytes.delete(file);
  }

  #loadReference(file: string): void {
    this.#referenced.add(file);
    if (this.workspace.get(file) === undefined && this.workspace.absence(file) === undefined)
      this.#read(file);
    this.#loadPolicies(file);
  }

  /** Undefined when it worked, otherwise why it did not. */
  #read(file: string): string | undefined {
    let content: Uint8Array;
    try {
      if (isSpecial(file)) {
        this.workspace.setAbsent(file, 'unreadable', 'it is not a regular file');
        return 'it is not a regular file';
      }
      content = readFileSync(file);
    } catch (error) {
      const reason = describeFileError(error);
      const missing = (error as { code?: unknown }).code === 'ENOENT';
      this.workspace.setAbsent(file, missing ? 'missing' : 'unreadable', reason);
      return reason;
    }
    this.bytes.set(file, content);
    const document = openBytes(file, content);
    this.workspace.add(document);
    for (const other of referencedFiles(document)) this.#loadReference(other);
    return undefined;
  }

  #loadPolicies(file: string): void {
    for (const place of policyPlaces(file)) {
      if (this.#policyPlaces.has(place)) return;
      this.#policyPlaces.add(place);
      if (existsSync(place)) this.#loadReference(place);
    }
  }
}

/** Whether reading a path could wait for ever: a pipe, a device, a socket. */
function isSpecial(file: string): boolean {
  const stat = statSync(file);
  return !stat.isFile() && !stat.isDirectory();
}

/** All of `files` in one workspace. */
export function loadWorkspace(files: readonly string[]): WorkspaceLoader {
  const loader = new WorkspaceLoader();
  for (const file of files) loader.load(file);
  return loader;
}
