import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Packs the built extension without its part for the desktop into `target`: an editor that is served to a browser would run that
 * part beside its server, and never the one for browsers.
 */
export function packForBrowser(target: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-browser-'));
  try {
    cpSync('dist/extension', folder, {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    });
    const manifest = path.join(folder, 'package.json');
    const {
      main: _,
      dependencies: __,
      ...rest
    } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    writeFileSync(manifest, JSON.stringify(rest));
    const packer = path.resolve('dist/tools/node_modules/@vscode/vsce/vsce');
    const { status, stderr } = spawnSync(
      process.execPath,
      [packer, 'package', '--allow-missing-repository', '--out', path.resolve(target)],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
