// Downloads VS Code for the desktop, for the tests of the extension: 150 MB.
import { mkdirSync, writeFileSync } from 'node:fs';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { vscodeFolder, vscodeNote } from './find-vscode.ts';

mkdirSync(vscodeFolder, { recursive: true });
writeFileSync(vscodeNote, await downloadAndUnzipVSCode({ cachePath: vscodeFolder }));
