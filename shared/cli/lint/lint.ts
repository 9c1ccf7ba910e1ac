import type { ExitCode } from '../failure.ts';
import type { LintFormat } from '../formats/lint-format.ts';
import type { LintReport } from '../formats/lint-report.ts';
import type { Severity } from '../../model/diagnostic.ts';
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
  junit: async (report) => (await import('../formats/junit.ts')).junitFormat(report),
  gitlab: async (report) => (await import('../formats/gitlab.ts')).gitlabFormat(report),
  markdown: async (report) => (await import('../formats/markdown.ts')).markdownFormat(report),
};

/** How `lint` goes about it, and how it reports. */
export interface LintOptions {
  readonly format: LintFormat;
  readonly maxWarnings?: number;
  /** Mends first what leaves no choice. */
  readonly fix?: boolean;
  /** A file of findings that are known. */
  readonly baseline?: string;
  /** Writes what is found as the baseline. */
  readonly updateBaseline?: boolean;
}

/** Where a baseline is kept unless another file is named. */
const usualBaseline = 'backstep-baseline.json';

/** Checks the documents `args` lead to and prints what it finds. Errors, or more warnings than allowed, make it fail. */
export async function lint(args: readonly string[], options: LintOptions): Promise<ExitCode> {
  const found = await findFiles(args);
  if (options.fix === true) {
    const { fixFiles } = await import('./fix-files.ts');
    for (const file of fixFiles(found.files))
      process.stderr.write(`mended ${relativePath(file)}\n`);
  }
  const linted = await lintInParallel(found.files, process.cwd());
  const unreadable = [...found.unreadable, ...linted.unreadable].map(({ path, reason }) => ({
    path: relativePath(path),
    reason,
  }));
  const unread = new Set(unreadable.map(({ path }) => path));
  const report = await withBaseline(options, {
    findings: linted.findings,
    suppressed: linted.suppressed,
    files: found.files.map((file) => relativePath(file)).filter((file) => !unread.has(file)),
    unreadable,
    version: toolVersion,
  });
  process.stdout.write(await formats[options.format](report));
  return unreadable.length > 0 ? exitCodes.usage : judge(report, options);
}

function judge({ findings }: LintReport, { maxWarnings }: LintOptions): ExitCode {
  const count = (severity: Severity): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const failed =
    count('error') > 0 || (maxWarnings !== undefined && count('warning') > maxWarnings);
  return failed ? exitCodes.findings : exitCodes.good;
}

async function withBaseline(
  { baseline, updateBaseline }: LintOptions,
  report: LintReport,
): Promise<LintReport> {
  if (baseline === undefined && updateBaseline !== true) return report;
  const { compare, writeBaseline } = await import('./baseline.ts');
  const file = baseline ?? usualBaseline;
  if (updateBaseline === true) {
    writeBaseline(file, report.findings);
    process.stderr.write(`wrote ${report.findings.length} findings to ${file}\n`);
  }
  const { findings, known, gone } = compare(file, report.findings);
  if (gone > 0)
    process.stderr.write(
      `${gone} of the baseline are found no more; \`--update-baseline\` takes them out.\n`,
    );
  return { ...report, findings, known };
}
