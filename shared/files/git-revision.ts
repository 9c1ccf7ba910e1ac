import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { EnvironmentError } from '../model/environment-error.ts';

/** Files as one revision of a git repository has them. */
export interface GitRevision {
  /** The commit that the reference stands for, in full. */
  readonly commit: string;
  /** The bytes of a file; throws with the code ENOENT when the revision does not have it. */
  readonly read: (file: string) => Uint8Array;
}

/** Longest that git may take. */
const patienceMs = 30_000;
const largest = 64 * 1024 * 1024;

/**
 * The revision that `reference` names in the repository that `folder` is in: a branch, a tag, a commit, `HEAD~3`. Throws an
 * EnvironmentError where git cannot be run, `folder` is in no repository, or the repository has no such revision.
 */
export function openRevision(folder: string, reference: string): GitRevision {
  const root = git(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined) {
    throw new EnvironmentError(
      `${folder} is in no git repository.`,
      'Compare files that are kept in git, or leave out `--against`.',
    );
  }
  // Without it, a reference that begins with a dash would be an option.
  const commit = git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${reference}^{commit}`,
  ]);
  if (commit === undefined) {
    throw new EnvironmentError(
      `This repository has no revision ${reference}.`,
      'Name a branch, tag or commit; in a shallow clone fetch it first: `git fetch --unshallow`.',
    );
  }
  const top = root.toString('utf8').trim();
  const id = commit.toString('utf8').trim().split('\n').at(-1) ?? '';
  return {
    commit: id,
    read: (file) => {
      const name = path.relative(top, file).replaceAll(path.sep, '/');
      const bytes = git(top, ['cat-file', 'blob', `${id}:${name}`]);
      if (bytes !== undefined) return bytes;
      throw Object.assign(new Error(`${name} is not in ${reference}`), { code: 'ENOENT' });
    },
  };
}

/** What git prints; undefined when it fails. */
function git(folder: string, args: readonly string[]): Buffer | undefined {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], {
    timeout: patienceMs,
    maxBuffer: largest,
  });
  if (error !== undefined) {
    throw new EnvironmentError(
      `git cannot be run: ${error.message}.`,
      'Install git, or leave out `--against`.',
      error,
    );
  }
  return status === 0 ? stdout : undefined;
}
