import type { LintReport } from './lint-report.ts';

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;

const inMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string =>
  inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function githubFormat({ findings, unreadable }: LintReport): string {
  const lines = findings.map(({ diagnostic, path, start, end }) => {
    const place = `file=${inProperty(path)},line=${start.line + 1},col=${start.column + 1},endLine=${end.line + 1},endColumn=${end.column + 1}`;
    const text = [diagnostic.message, diagnostic.remedy].filter(Boolean).join(' ');
    return `::${levels[diagnostic.severity]} ${place},title=${inProperty(diagnostic.code)}::${inMessage(text)}`;
  });
  const unread = unreadable.map(
    ({ path, reason }) => `::error file=${inProperty(path)}::cannot be read: ${inMessage(reason)}`,
  );
  return [...lines, ...unread].map((line) => `${line}\n`).join('');
}
