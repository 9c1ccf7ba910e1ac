// The only bridge between the window and the main process: it passes calls of the contract and nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { StudioBridge } from '../ipc-contract.ts';
import { ipc } from '../ipc-contract.ts';

const bridge: StudioBridge = {
  call: (id, name, ask) => ipcRenderer.invoke(ipc.call, id, name, ask),
  cancel: (id) => {
    ipcRenderer.send(ipc.cancel, id);
  },
  onProgress: (listener) => {
    ipcRenderer.on(ipc.progress, (_, id: number, finished: number) => {
      listener(id, finished);
    });
  },
};

contextBridge.exposeInMainWorld('studio', bridge);
