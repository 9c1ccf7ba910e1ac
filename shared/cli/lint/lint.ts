import type { ExitCode } from '../failure.ts';
import type { LintReport } from '../formats/lint-report.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { FoundFiles } from '../../files/find-files.ts';
import { exitCodes } from '../failure.ts';
import { lintInParallel } from './lint-in-parallel.ts';
import { relativePath } from '../../files/relative-path.ts';
import { toolVersion } from '../tool-version.ts';

/** Checks documents. */
export async function lint(found: FoundFiles): Promise<LintReport> {
  const linted = await lintInParallel(found.files, process.cwd());
  const unreadable = [...found.unreadable, ...linted.unreadable].map(({ path, reason }) => ({
    path: relativePath(path),
    reason,
  }));
  const unread = new Set(unreadable.map(({ path }) => path));
  return {
    findings: linted.findings,
    suppressed: linted.suppressed,
    files: found.files.map((file) => relativePath(file)).filter((file) => !unread.has(file)),
    unreadable,
    version: toolVersion,
  };
}

/** Files that could not be read, errors, or more warnings than allowed, make it fail. */
export function judge({ findings, unreadable }: LintReport, maxWarnings = Infinity): ExitCode {
  if (unreadable.length > 0) return exitCodes.usage;
  const count = (severity: Severity): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return count('error') > 0 || count('warning') > maxWarnings ? exitCodes.findings : exitCodes.good;
}
