// The main process of the desktop application: one window, which shows the built page and asks through the contract.
import path from 'node:path';
import { BrowserWindow, app, dialog, ipcMain, protocol, shell } from 'electron';
import { StudioHost } from '../host/studio-host.ts';
import { pageHeaders, readAsset } from '../host/read-asset.ts';
import { connectWindow } from './connect-window.ts';

/** The window is served under a scheme of its own, by the rules of the web: a file has no origin that could be checked. */
const page = 'backstep://studio/';

protocol.registerSchemesAsPrivileged([
  { scheme: 'backstep', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

function serveAsset({ url }: Request): Response {
  const { host, pathname } = new URL(url);
  const asset =
    host === 'studio'
      ? readAsset(path.join(import.meta.dirname, '../studio'), pathname)
      : undefined;
  if (asset === undefined) return new Response(null, { status: 404 });
  const { bytes, type } = asset;
  return new Response(new Uint8Array(bytes), { headers: { ...pageHeaders, 'content-type': type } });
}

async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] });
  return filePaths[0] ?? null;
}

/** The folder named on the command line; without one, that from which the application was started. */
const namedFolder = (): string =>
  process.argv.slice(1).findLast((arg) => !arg.startsWith('-') && arg !== app.getAppPath()) ??
  process.cwd();

function openWindow(): void {
  const window = new BrowserWindow({
    width: 1360,
    height: 880,
    minWidth: 480,
    title: 'Backstep Studio',
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
    },
  });
  const { webContents } = window;
  webContents.session.setPermissionRequestHandler((_, __, decide) => {
    decide(false);
  });
  webContents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  void window.loadURL(page);
}

await app.whenReady();
protocol.handle('backstep', serveAsset);
const host = new StudioHost(namedFolder(), `backstep ${app.getVersion()}`);
connectWindow(ipcMain, page, host.answers(chooseFolder));
openWindow();
app.on('window-all-closed', () => {
  app.quit();
});
