import type { Document } from './document.ts';
import type { Surroundings } from './surroundings.ts';
import { basename, dirname } from './file-path.ts';
import { openDocument } from './document.ts';

/** Why a file that something refers to is not in the workspace. */
export type Absence = 'missing' | 'unreadable';

/**
 * The documents that belong together. It does no input or output of its own: the host puts texts in
 * and asks. Paths are absolute, normalised and use `/`.
 */
export class Workspace {
  readonly #documents = new Map<string, Document>();
  readonly #absent = new Map<string, { absence: Absence; reason: string }>();
  /** What the host knows of the files around. */
  readonly around: Surroundings;

  constructor(around: Surroundings = {}) {
    this.around = around;
  }

  /** Puts a document in, or replaces it; returns what it says. */
  set(file: string, text: string): Document {
    const known = this.#documents.get(file);
    if (known?.tree.text === text) return known;
    const document = openDocument(file, text, known);
    this.#documents.set(file, document);
    this.#absent.delete(file);
    return document;
  }

  /** Puts a document in that the host has already opened. */
  add(document: Document): void {
    this.#documents.set(document.file, document);
    this.#absent.delete(document.file);
  }

  /** Notes that a file cannot be had; `reason` completes "cannot be read: …". */
  setAbsent(file: string, absence: Absence, reason: string): void {
    this.#documents.delete(file);
    this.#absent.set(file, { absence, reason });
  }

  delete(file: string): void {
    this.#documents.delete(file);
    this.#absent.delete(file);
  }

  get(file: string): Document | undefined {
    return this.#documents.get(file);
  }

  absence(file: string): { absence: Absence; reason: string } | undefined {
    return this.#absent.get(file);
  }

  /** Every document, in the order first put in. */
  documents(): IterableIterator<Document> {
    return this.#documents.values();
  }

  /** The names of the files in a folder: those the host knows and those that were put in. */
  filesIn(folder: string): string[] {
    const own = [...this.#documents.keys()].filter((file) => dirname(file) === folder);
    return [
      ...new Set([...(this.around.list?.(folder) ?? []), ...own.map((file) => basename(file))]),
    ];
  }

  /** The policy that applies to a file: `backstep.policy.yaml` in its folder or the nearest above. */
  policyFor(file: string): Document | undefined {
    for (const candidate of policyPlaces(file)) {
      const document = this.#documents.get(candidate);
      if (document?.model?.kind === 'Policy') return document;
    }
    return undefined;
  }
}

/** Where the policy of `file` may lie, nearest first. */
export function* policyPlaces(file: string): Generator<string, void, undefined> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    yield `${folder.endsWith('/') ? folder : `${folder}/`}backstep.policy.yaml`;
    if (folder === dirname(folder)) return;
  }
}
