import type { ExitCode } from '../failure.ts';
import type { LintFormat } from '../formats/lint-format.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { LintReport } from '../formats/lint-report.ts';
import { exitCodes } from '../failure.ts';
import { findFiles } from '../../files/find-files.ts';
import { githubFormat } from '../formats/github.ts';
import { jsonFormat } from '../formats/json.ts';
import { lintInParallel } from './lint-in-parallel.ts';
import { relativePath } from '../../files/relative-path.ts';
import { textFormat } from '../formats/text.ts';
import { toolVersion } from '../tool-version.ts';

const formats: Readonly<Record<LintFormat, (report: LintReport) => string | Promise<string>>> = {
  text: textFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: async (report) => (await import('../formats/sarif.ts')).sarifFormat(report),
};

/** How `lint` reports. */
export interface LintOptions {
  readonly format: LintFormat;
  readonly maxWarnings?: number;
}

/** Checks the documents `args` lead to and prints what it finds. Errors, or more warnings than allowed, make it fail. */
export async function lint(
  args: readonly string[],
  { format, maxWarnings }: LintOptions,
): Promise<ExitCode> {
  const found = await findFiles(args);
  const linted = await lintInParallel(found.files, process.cwd());
  const { findings } = linted;
  const unreadable = [...found.unreadable, ...linted.unreadable].map(({ path, reason }) => ({
    path: relativePath(path),
    reason,
  }));
  const report: LintReport = {
    findings,
    checked: found.files.length - linted.unreadable.length,
    unreadable,
    version: toolVersion,
  };
  process.stdout.write(await formats[format](report));
  if (unreadable.length > 0) return exitCodes.usage;
  const count = (severity: Severity): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const failed =
    count('error') > 0 || (maxWarnings !== undefined && count('warning') > maxWarnings);
  return failed ? exitCodes.findings : exitCodes.good;
}
