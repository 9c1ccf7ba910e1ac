import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Whether a shell with mounts of its own can be had here, in which `mounts` succeeds: not every machine grants it. */
export const canMount = (mounts: string): boolean =>
  spawnSync('unshare', ['-Urm', 'sh', '-c', mounts]).status === 0;

/** Runs a script in a shell that may mount, with the command line as `backstep`. */
export function inNamespace(
  script: string,
  env: Readonly<Record<string, string>>,
): { readonly stdout: string; readonly stderr: string } {
  const backstep = 'backstep() { "$NODE" "$LAUNCHER" "$@"; }\n';
  return spawnSync('unshare', ['-Urm', 'sh', '-c', backstep + script], {
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: '',
      NODE: process.execPath,
      LAUNCHER: path.resolve('shared/cli/backstep.cjs'),
      ...env,
    },
  });
}
