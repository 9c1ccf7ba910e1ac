import type { GlobPattern, Uri } from 'vscode';
import { EventEmitter, FileType, RelativePattern, workspace } from 'vscode';
import type { DiskFile, DiskMessage } from './disk-message.ts';
import { diskMessage } from './disk-message.ts';
import { fileOf, isFolder, uriOf } from '../client/files.ts';

/** The files that matter: documents, and what rules read beside them. */
const watched = '**/*.{yaml,yml,json,sql,tfstate}';
const skipped = '**/{node_modules,dist,.git}/**';

/** More files than this are not told of, and none that is larger: memory is bounded. */
const mostFiles = 10_000;
const largest = 4 * 1024 * 1024;

/** So many files are asked for at once: each may be a question over the network. */
const atOnce = 16;

type Post = (message: DiskMessage) => void;

/** Tells workers what the files of the workspace hold, which they cannot ask for, and what becomes of them. */
export class DiskFeed {
  readonly #files = new Map<string, Uint8Array>();
  readonly #told = new Set<Post>();
  /** How often documents were saved, by their files. */
  readonly #saves = new Map<string, number>();
  readonly #changed = new EventEmitter<readonly Uri[]>();
  /** Workers have been told what has become of files. */
  readonly onDidTell = this.#changed.event;
  readonly #listeners: readonly { readonly dispose: () => void }[];

  constructor() {
    const watcher = workspace.createFileSystemWatcher(watched);
    // Of a folder that comes or goes nothing is told but that, whatever is in it.
    const all = workspace.createFileSystemWatcher('**', false, true);
    const look = (uri: Uri): void => void this.#look([uri]);
    this.#listeners = [
      this.#changed,
      watcher,
      watcher.onDidCreate(look),
      watcher.onDidChange(look),
      watcher.onDidDelete(look),
      all,
      all.onDidCreate(async (uri) => {
        if (await isFolder(uri)) await this.#readIn(new RelativePattern(uri, watched));
      }),
      all.onDidDelete((folder) => void this.#look(this.#within(folder))),
      // A drill that follows at once must find what was saved.
      workspace.onDidSaveTextDocument((document) => {
        const { uri, languageId } = document;
        if (languageId !== 'backstep') return;
        this.#saves.set(fileOf(uri), this.#savesOf(uri) + 1);
        this.#tell([{ uri, bytes: new TextEncoder().encode(document.getText()) }]);
      }),
      workspace.onDidChangeWorkspaceFolders(() => void this.readAll()),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Reads the files of the workspace. */
  readAll(): Promise<void> {
    return this.#readIn(watched);
  }

  async #readIn(pattern: GlobPattern): Promise<void> {
    await this.#look(await workspace.findFiles(pattern, skipped, mostFiles));
  }

  /** Tells a worker of everything there is, and from now on of what changes. Returns what ends that. */
  feed(post: Post): () => void {
    post(diskMessage([...this.#files].map(([file, bytes]) => ({ file, bytes }))));
    this.#told.add(post);
    return () => this.#told.delete(post);
  }

  async #look(uris: readonly Uri[]): Promise<void> {
    for (let at = 0; at < uris.length; at += atOnce) {
      const some = uris.slice(at, at + atOnce);
      const all = await Promise.all(
        some.map(async (uri) => ({ uri, saves: this.#savesOf(uri), bytes: await read(uri) })),
      );
      // What was read while it was saved may be older than what has been told of it since.
      this.#tell(all.filter(({ uri, saves }) => saves === this.#savesOf(uri)));
    }
  }

  /** The files in a folder that have been told of. */
  #within(folder: Uri): Uri[] {
    const start = `${fileOf(folder)}/`;
    return [...this.#files.keys()].filter((file) => file.startsWith(start)).map(uriOf);
  }

  #savesOf(uri: Uri): number {
    return this.#saves.get(fileOf(uri)) ?? 0;
  }

  #tell(contents: readonly { readonly uri: Uri; readonly bytes: Uint8Array | null }[]): void {
    const files = contents.map(({ uri, bytes }): DiskFile => ({ file: fileOf(uri), bytes }));
    for (const { file, bytes } of files)
      if (bytes === null) this.#files.delete(file);
      else this.#files.set(file, bytes);
    for (const post of this.#told) post(diskMessage(files));
    this.#changed.fire(contents.map(({ uri }) => uri));
  }
}

/** The bytes of a file; null where there is none that is of any use. */
async function read(uri: Uri): Promise<Uint8Array | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > largest) return null;
    return await workspace.fs.readFile(uri);
  } catch {
    return null;
  }
}
