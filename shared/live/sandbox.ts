import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const prefix = 'backstep-live-';

/** A folder for what a live drill writes. */
export interface Sandbox {
  readonly folder: string;
  /** Removes it with all it holds. */
  readonly remove: () => void;
}

/**
 * Makes a folder that is removed at the end, and when the process ends in any way that lets it. What
 * processes have left that were killed is removed first: their folders say whose they are.
 */
export function openSandbox(parent: string = tmpdir()): Sandbox {
  removeLeftovers(parent);
  const folder = mkdtempSync(path.join(parent, prefix));
  writeFileSync(path.join(folder, 'owner'), String(process.pid));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  return { folder, remove };
}

function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(parent, name);
    if (hasNoOwner(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder without a readable owner may just be in the making, or be somebody else's: it stays. */
function hasNoOwner(folder: string): boolean {
  try {
    const owner = Number(readFileSync(path.join(folder, 'owner'), 'utf8'));
    if (!Number.isInteger(owner) || owner <= 0) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
