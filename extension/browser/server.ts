import {
  BrowserMessageReader,
  BrowserMessageWriter,
  ProposedFeatures,
  createConnection,
} from 'vscode-languageserver/browser';
import { hearDisk } from './stand-ins/disk.ts';
import { serve } from '../../shared/lsp/server.ts';

declare const self: DedicatedWorkerGlobalScope;

// The language server of the extension in a browser: the same, on files that it is told of before anything else.
self.addEventListener('message', ({ data }) => hearDisk(data));
serve(
  createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(self),
    new BrowserMessageWriter(self),
  ),
);
