import type { ExitCode } from '../failure.ts';
import type { LintFormat } from '../formats/lint-format.ts';
import type { LintReport } from '../formats/lint-report.ts';
import { compare, writeBaseline } from './baseline.ts';
import { findFiles } from '../../files/find-files.ts';
import { fixFiles } from './fix-files.ts';
import { githubFormat } from '../formats/github.ts';
import { gitlabFormat } from '../formats/gitlab.ts';
import { jsonFormat } from '../formats/json.ts';
import { judge, lint } from './lint.ts';
import { junitFormat } from '../formats/junit.ts';
import { markdownFormat } from '../formats/markdown.ts';
import { relativePath } from '../../files/relative-path.ts';
import { sarifFormat } from '../formats/sarif.ts';
import { textFormat } from '../formats/text.ts';

const formats: Readonly<Record<LintFormat, (report: LintReport) => string>> = {
  text: textFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: sarifFormat,
  junit: junitFormat,
  gitlab: gitlabFormat,
  markdown: markdownFormat,
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

/** Checks the documents `args` lead to and prints what it finds, with every option there is. */
export async function lintFully(args: readonly string[], options: LintOptions): Promise<ExitCode> {
  const found = await findFiles(args);
  if (options.fix === true)
    for (const file of fixFiles(found.files))
      process.stderr.write(`mended ${relativePath(file)}\n`);
  const report = withBaseline(options, await lint(found));
  process.stdout.write(formats[options.format](report));
  return judge(report, options.maxWarnings);
}

function withBaseline({ baseline, updateBaseline }: LintOptions, report: LintReport): LintReport {
  if (baseline === undefined && updateBaseline !== true) return report;
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
