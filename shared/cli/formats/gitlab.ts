import { createHash } from 'node:crypto';
import type { LintReport } from './lint-report.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/**
 * Findings as a GitLab code quality report. The fingerprint of a finding stays when lines above it come and go, and is
 * another one for each of several alike.
 */
export function gitlabFormat({ findings, unreadable }: LintReport): string {
  const seen = new Map<string, number>();
  const fingerprint = (...parts: readonly string[]): string => {
    const key = parts.join('\n');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex');
  };
  const issues = findings.map(({ diagnostic, path, start, end }) => {
    const { code, severity, message, remedy } = diagnostic;
    return {
      description: [message, remedy].filter(Boolean).join(' '),
      check_name: code,
      fingerprint: fingerprint(path, code, message),
      severity: severities[severity],
      location: { path, lines: { begin: start.line + 1, end: end.line + 1 } },
    };
  });
  const unread = unreadable.map(({ path, reason }) => ({
    description: `The file cannot be read: ${reason}.`,
    check_name: 'unreadable',
    fingerprint: fingerprint(path, 'unreadable'),
    severity: 'blocker',
    location: { path, lines: { begin: 1 } },
  }));
  return `${JSON.stringify([...issues, ...unread], undefined, 2)}\n`;
}
