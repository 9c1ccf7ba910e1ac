import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Document } from '../../shared/language/document.ts';
import { WorkspaceLoader, readRegularFile } from '../../shared/files/load-workspace.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import { openBytes } from '../../shared/language/document.ts';

/** A document with the bytes it was made of. */
interface Opened {
  readonly bytes: Uint8Array;
  readonly document: Document;
}

/**
 * The documents an editor shows, with those on the disk that they refer to. What the editor shows
 * counts, whatever the disk says. Files are absolute paths with `/`.
 */
export class EditorWorkspace {
  readonly #shown = new Map<string, Uint8Array>();
  #opened = new Map<string, Opened>();
  #loader = new WorkspaceLoader();

  /** The linked documents. */
  get workspace(): WorkspaceLoader['workspace'] {
    return this.#loader.workspace;
  }

  /** The documents the editor shows. */
  get shown(): readonly string[] {
    return [...this.#shown.keys()];
  }

  /** Notes what the editor shows as `file`. */
  show(file: string, text: string): void {
    this.#shown.set(file, Buffer.from(text));
    this.reload();
  }

  /** Notes that the editor shows `file` no longer. */
  hide(file: string): void {
    this.#shown.delete(file);
    this.reload();
  }

  /** Links everything shown anew with what the disk has; what has not changed is not parsed again. */
  reload(): void {
    const before = this.#opened;
    const opened = new Map<string, Opened>();
    const open = (file: string, bytes: Uint8Array): Document => {
      const known = before.get(file);
      const same = known !== undefined && Buffer.compare(known.bytes, bytes) === 0;
      const document = same ? known.document : openBytes(file, bytes);
      opened.set(file, { bytes, document });
      return document;
    };
    const read = (file: string): Uint8Array | undefined =>
      this.#shown.get(file) ?? readRegularFile(file);
    this.#loader = new WorkspaceLoader({ read, open });
    for (const file of this.#shown.keys()) this.#loader.load(file);
    this.#opened = opened;
  }

  /** What is wrong with a document. */
  diagnose(file: string): Diagnostic[] {
    return diagnose(this.workspace, file);
  }
}
