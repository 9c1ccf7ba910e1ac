import type { Diagnostic } from '../model/diagnostic.ts';
import { WorkspaceLoader } from '../files/load-workspace.ts';
import { readRegularFile } from '../files/read-regular-file.ts';
import { dependentsOf } from '../language/dependents.ts';
import { diagnose } from '../language/diagnose.ts';
import { findDocuments } from '../files/find-files.ts';

/** More files than this are not looked at unless they are shown or referred to: memory is bounded. */
const mostFiles = 10_000;

/**
 * The documents of a project: those an editor shows, which count whatever the disk says, and those on the disk.
 * Files are absolute paths with `/`.
 */
export class Project {
  readonly #shown = new Map<string, string>();
  readonly #loader = new WorkspaceLoader({
    read: (file) => {
      const text = this.#shown.get(file);
      return text === undefined ? readRegularFile(file) : Buffer.from(text);
    },
    keepsBytes: false,
  });

  /** The linked documents. */
  get workspace(): WorkspaceLoader['workspace'] {
    return this.#loader.workspace;
  }

  /** Whether the editor shows `file`. */
  shows(file: string): boolean {
    return this.#shown.has(file);
  }

  /** The files of all documents. */
  files(): string[] {
    return [...this.workspace.documents()].map(({ file }) => file);
  }

  /** The files that the editor shows. */
  shown(): Iterable<string> {
    return this.#shown.keys();
  }

  /** Notes what the editor shows as `file`; returns the files whose findings may change with it. */
  show(file: string, text: string): string[] {
    this.#shown.set(file, text);
    this.#loader.put(file, text);
    return this.#affected(file);
  }

  /** Notes that the editor shows `file` no longer: what the disk has counts again. */
  hide(file: string): string[] {
    this.#shown.delete(file);
    return this.changedOnDisk(file);
  }

  /** Notes that `file` is another one on the disk, or is not there any more. */
  changedOnDisk(file: string): string[] {
    const before = this.#affected(file);
    if (!this.#shown.has(file)) this.#loader.reload(file);
    return [...new Set([...before, ...this.#affected(file)])];
  }

  /** The documents in a folder, at most those that memory is kept for; `isAll` where that is all of them. */
  find(folder: string): { readonly files: readonly string[]; readonly isAll: boolean } {
    const { files } = findDocuments(folder);
    return { files: files.slice(0, mostFiles), isAll: files.length <= mostFiles };
  }

  /** Reads a document that the editor need not show. */
  load(file: string): void {
    this.#loader.load(file);
  }

  /**
   * Forgets the documents of a folder that is gone, or no longer part of the project, unless they are shown. Returns the files
   * whose findings may change with that.
   */
  forget(folder: string): string[] {
    const files = this.files().filter(
      (file) => file.startsWith(`${folder}/`) && !this.#shown.has(file),
    );
    if (files.length === 0) return [];
    const affected = new Set(files.flatMap((file) => this.#affected(file)));
    this.#loader.forget(files);
    return [...affected];
  }

  /** What is wrong with a document. */
  diagnose(file: string): readonly Diagnostic[] {
    return diagnose(this.workspace, file);
  }

  #affected(file: string): string[] {
    return [...new Set([file, ...dependentsOf(this.workspace, file).map((each) => each.file)])];
  }
}
