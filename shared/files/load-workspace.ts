import { existsSync } from 'node:fs';
import { Workspace, policyPlaces } from '../language/workspace.ts';
import type { Document } from '../language/document.ts';
import { diskAround } from './disk-around.ts';
import { describeFileError } from './describe-file-error.ts';
import { openBytes } from '../language/document.ts';
import { readRegularFile } from './read-regular-file.ts';
import { referencedFiles } from '../language/link.ts';

/** A file that was asked for and could not be read. */
export interface UnreadableFile {
  readonly path: string;
  /** Completes "cannot be read: …". */
  readonly reason: string;
}

/** Where a loader takes documents from; from the disk unless told. */
export interface Sources {
  /** The bytes of a file; undefined when it is no regular file. Throws as the file system does. */
  readonly read?: (file: string) => Uint8Array | undefined;
  /** Whether the bytes of every file are kept beside what they say; kept unless told. */
  readonly keepsBytes?: boolean;
}

/** Puts files into a workspace, with everything they refer to and the policies above them. */
export class WorkspaceLoader {
  readonly workspace = new Workspace(diskAround);
  readonly unreadable: UnreadableFile[] = [];
  /** The exact bytes of every file in the workspace, where they are kept. */
  readonly bytes = new Map<string, Uint8Array>();
  readonly #referenced = new Set<string>();
  readonly #policyPlaces = new Set<string>();
  readonly #sources: Required<Sources>;

  constructor({ read = readRegularFile, keepsBytes = true }: Sources = {}) {
    this.#sources = { read, keepsBytes };
  }

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

  /** Forgets files, but for those that the others refer to. */
  forget(files: readonly string[]): void {
    for (const file of files) {
      this.workspace.delete(file);
      this.bytes.delete(file);
      this.#referenced.delete(file);
    }
    for (const document of [...this.workspace.documents()]) this.#loadReferences(document);
  }

  /** Puts a text in as the content of `file`, whatever the disk has. */
  put(file: string, text: string): void {
    this.#loadPolicies(file);
    this.#loadReferences(this.workspace.set(file, text));
  }

  /** Reads a file again. */
  reload(file: string): void {
    this.workspace.delete(file);
    this.#loadPolicies(file);
    this.#read(file);
  }

  #loadReferences(document: Document): void {
    for (const other of referencedFiles(document)) this.#loadReference(other);
  }

  #loadReference(file: string): void {
    this.#referenced.add(file);
    if (this.workspace.get(file) === undefined && this.workspace.absence(file) === undefined)
      this.#read(file);
    this.#loadPolicies(file);
  }

  /** Undefined when it worked, otherwise why it did not. */
  #read(file: string): string | undefined {
    let content: Uint8Array | undefined;
    try {
      content = this.#sources.read(file);
    } catch (error) {
      // What the file system says has a code; anything else is a defect, and must not look like a bad file.
      if (!(error instanceof Error && 'code' in error)) throw error;
      const reason = describeFileError(error);
      const missing = (error as { code?: unknown }).code === 'ENOENT';
      this.workspace.setAbsent(file, missing ? 'missing' : 'unreadable', reason);
      return reason;
    }
    if (content === undefined) {
      this.workspace.setAbsent(file, 'unreadable', 'it is not a regular file');
      return 'it is not a regular file';
    }
    if (this.#sources.keepsBytes) this.bytes.set(file, content);
    const document = openBytes(file, content);
    this.workspace.add(document);
    this.#loadReferences(document);
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

/** All of `files` in one workspace. */
export function loadWorkspace(files: readonly string[]): WorkspaceLoader {
  const loader = new WorkspaceLoader();
  for (const file of files) loader.load(file);
  return loader;
}
