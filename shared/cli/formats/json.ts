import type { LintReport } from './lint-report.ts';
import type { LocatedDiagnostic } from './located.ts';

const entry = ({ diagnostic, path, start, end }: LocatedDiagnostic): object => ({
  code: diagnostic.code,
  severity: diagnostic.severity,
  path,
  line: start.line + 1,
  column: start.column + 1,
  endLine: end.line + 1,
  endColumn: end.column + 1,
  message: diagnostic.message,
  why: diagnostic.why,
  remedy: diagnostic.remedy,
  fixes: diagnostic.fixes,
});

/** Findings for programs. Lines and columns count from 1, in UTF-16 code units. */
export function jsonFormat(report: LintReport): string {
  const { findings, suppressed, known, files, unreadable, version } = report;
  return `${JSON.stringify(
    {
      tool: 'backstep',
      version,
      checked: files.length,
      unreadable,
      findings: findings.map(entry),
      suppressed: suppressed.map(({ finding, reason }) => ({ ...entry(finding), reason })),
      inBaseline: known,
    },
    undefined,
    2,
  )}\n`;
}
