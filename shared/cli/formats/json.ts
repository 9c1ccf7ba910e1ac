import type { LintReport } from './lint-report.ts';

/** Findings for programs. Lines and columns count from 1, in UTF-16 code units. */
export function jsonFormat({ findings, checked, unreadable, version }: LintReport): string {
  return `${JSON.stringify(
    {
      tool: 'backstep',
      version,
      checked,
      unreadable,
      findings: findings.map(({ diagnostic, path, start, end }) => ({
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
      })),
    },
    undefined,
    2,
  )}\n`;
}
