/* What Node has under these names everywhere, for a browser. */

export { Buffer } from 'buffer';

const noProcess = { status: null, error: new Error('a browser starts no processes') };

/** The process that everything here runs in. */
export const process = {
  version: 'none',
  versions: { node: 'none' },
  platform: 'browser',
  arch: 'wasm',
  pid: 1,
  env: {},
  cwd: (): string => '/',
  /** Whoever wrote to a database in this worker's memory is this worker. */
  kill: (): boolean => true,
  getBuiltinModule: () => ({ spawnSync: () => noProcess }),
};

/** Lets what has been asked meanwhile go first. */
export function setImmediate(action: () => void): void {
  setTimeout(action, 0);
}
