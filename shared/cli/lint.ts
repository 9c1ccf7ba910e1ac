import type { ExitCode } from './failure.ts';
import type { LintFormat } from './formats/lint-format.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { LintReport } from './formats/lint-report.ts';
import { diagnose } from '../language/diagnose.ts';
import { exitCodes } from './failure.ts';
import { findFiles } from './find-files.ts';
import { githubFormat } from './formats/github.ts';
import { jsonFormat } from './formats/json.ts';
import { WorkspaceLoader } from './load-workspace.ts';
import { locate, relativePath } from './formats/located.ts';
import { textFormat } from './formats/text.ts';
import { toolVersion } from './tool-version.ts';

const formats: Readonly<Record<LintFormat, (report: LintReport) => string | Promise<string>>> = {
  text: textFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: async (report) => (await import('./formats/sarif.ts')).sarifFormat(report),
};

interface LintOptions {
  readonly format: LintFormat;
  readonly maxWarnings?: number;
}

/** Checks the documents `args` lead to and prints what it finds. Errors, or more warnings than allowed, make it fail. */
export async function lint(
  args: readonly string[],
  { format, maxWarnings }: LintOptions,
): Promise<ExitCode> {
  const found = await findFiles(args);
  const loader = new WorkspaceLoader();
  const findings = found.files.flatMap((file) => {
    loader.load(file);
    const located = locate(loader.workspace, diagnose(loader.workspace, file));
    loader.release(file);
    return located;
  });
  const unreadable = [...found.unreadable, ...loader.unreadable].map(({ path, reason }) => ({
    path: relativePath(path),
    reason,
  }));
  const report: LintReport = {
    findings,
    checked: found.files.length - loader.unreadable.length,
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
