import { readdirSync } from 'node:fs';
import type { Surroundings } from '../language/surroundings.ts';
import { damagedRecord, drillsOnRecord } from './drill-record.ts';
import { readRegularFile } from './read-regular-file.ts';

/** Larger files are no manifests or scripts that anybody wrote. */
const largest = 4 * 1024 * 1024;

/** What the disk knows of the files around documents. Asked only by rules that need it. */
export const diskAround: Surroundings = {
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  read: (file) => {
    try {
      const bytes = readRegularFile(file);
      return bytes === undefined || bytes.length > largest
        ? undefined
        : Buffer.from(bytes).toString('utf8');
    } catch {
      return undefined;
    }
  },
  drills: drillsOnRecord,
  damagedRecord,
  hasCommit,
};

interface Answer {
  readonly isThere: boolean | undefined;
  readonly untilMs: number;
}

const known = new Map<string, Answer>();

/** A commit that is not there may come; one that is stays. */
const doubtMs = 10_000;

function hasCommit(folder: string, commit: string): boolean | undefined {
  const key = `${folder}\n${commit}`;
  const answer = known.get(key);
  if (answer !== undefined && Date.now() < answer.untilMs) return answer.isThere;
  const found = ask(folder, ['cat-file', '-e', `${commit}^{commit}`]);
  const isThere = found === false && !isWhole(folder) ? undefined : found;
  known.set(key, { isThere, untilMs: isThere === true ? Infinity : Date.now() + doubtMs });
  return isThere;
}

/** Whether a folder is in a repository with its whole history: in a shallow clone most commits are missing. */
const isWhole = (folder: string): boolean =>
  ask(folder, ['rev-parse', '--is-inside-work-tree']) === true &&
  ask(folder, ['rev-parse', '--verify', '-q', 'HEAD']) === true &&
  !isShallow(folder);

function isShallow(folder: string): boolean {
  return ask(folder, ['rev-parse', '--is-shallow-repository'], 'true') === true;
}

/** Whether git ends well, and prints `printed` where that is given; undefined where git cannot be run. */
function ask(folder: string, args: readonly string[], printed?: string): boolean | undefined {
  // Loaded here: it takes longer than checking a small file.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    timeout: 5000,
  });
  if (error !== undefined || status === null) return undefined;
  return status === 0 && (printed === undefined || stdout.trim() === printed);
}
