import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const launcher = path.resolve('shared/cli/backstep.cjs');

if (!existsSync('dist/cli/main.js'))
  throw new Error('These tests run the built program: `npm run build` first.');

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface CliOptions {
  readonly cwd?: string;
  /** Runs as this user, by number. */
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const environment = (extra: CliOptions['env']): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  ...extra,
});

/** Runs the built program and waits for it. */
export function runCli(args: readonly string[], { cwd, uid, env }: CliOptions = {}): CliResult {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [launcher, ...args], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    timeout: 60_000,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** Starts the built program. */
export function startCli(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [launcher, ...args], {
    cwd,
    env: environment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A folder for one test, removed when the test has ended. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
