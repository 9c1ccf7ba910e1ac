import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'editor.minimap.enabled': false,
  // Evidence holds copies of what is to be opened by its name.
  'search.exclude': { '**/evidence-*': true },
  // Dialogs of the system cannot be driven.
  'files.simpleDialog.enable': true,
};

/** A new folder with an empty profile of VS Code, but for some settings, and a copy of the folder `sample` to open. */
export function prepareHome(sample: string, changed: Readonly<Record<string, unknown>> = {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'backstep-workbench-'));
  // A name that editors and servers write in more than one way in addresses.
  const folder = path.join(home, 'shop (demo)');
  cpSync(sample, folder, { recursive: true });
  mkdirSync(path.join(home, 'user/User'), { recursive: true });
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(
    path.join(home, 'user/User/settings.json'),
    JSON.stringify({ ...settings, ...changed }),
  );
  return {
    home,
    folder,
    configure: (changed: Readonly<Record<string, unknown>>) => {
      writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(changed));
    },
    profile: [
      '--extensions-dir',
      path.join(home, 'extensions'),
      '--user-data-dir',
      path.join(home, 'user'),
    ],
  };
}
