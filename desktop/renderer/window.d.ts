import type { StudioBridge } from '../ipc-contract.ts';

declare global {
  interface Window {
    /** Given by the preload script of Electron; absent in a browser. */
    readonly studio?: StudioBridge;
    /** Where the text editor has its worker from. */
    MonacoEnvironment?: { readonly getWorker: () => Worker };
  }
}
