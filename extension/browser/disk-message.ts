/** Tells a worker what files of the workspace hold; both workers of a browser understand it. */
export const diskMethod = 'backstep/disk';

/** A file as it is now; null where it is there no longer. */
export interface DiskFile {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array | null;
}

/** A notification of JSON-RPC, so that a language server may hear it among its own. */
export interface DiskMessage {
  readonly jsonrpc: '2.0';
  readonly method: typeof diskMethod;
  readonly params: { readonly files: readonly DiskFile[] };
}

export const diskMessage = (files: readonly DiskFile[]): DiskMessage => ({
  jsonrpc: '2.0',
  method: diskMethod,
  params: { files },
});
