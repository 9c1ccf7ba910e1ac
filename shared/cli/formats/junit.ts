import type { LintReport } from './lint-report.ts';
import type { LocatedDiagnostic } from './located.ts';
import { element, escapeXml } from '../../graph/xml.ts';

const failure = ({ diagnostic, path, start }: LocatedDiagnostic): string => {
  const { code, severity, message, why, remedy } = diagnostic;
  const place = `${path}:${start.line + 1}:${start.column + 1}`;
  const text = [place, message, why, remedy].filter((part) => part !== undefined).join('\n');
  return element('failure', { type: code, message: `${severity}: ${message}` }, escapeXml(text));
};

/** Findings as a JUnit report: a test for each file, which fails with its errors; warnings are its output. */
export function junitFormat({ findings, files, unreadable }: LintReport): string {
  const byFile = Map.groupBy(findings, ({ path }) => path);
  const cases = files.map((path) => {
    const found = byFile.get(path) ?? [];
    const errors = found.filter(({ diagnostic }) => diagnostic.severity === 'error');
    const others = found
      .filter(({ diagnostic }) => diagnostic.severity !== 'error')
      .map(
        ({ diagnostic: { code, severity, message }, start }) =>
          `${start.line + 1}:${start.column + 1} ${severity} ${code} ${message}`,
      );
    const output =
      others.length === 0 ? '' : element('system-out', {}, escapeXml(others.join('\n')));
    const attributes = { name: path, classname: 'backstep.lint', file: path };
    return element('testcase', attributes, ...errors.map(failure), output);
  });
  const unread = unreadable.map(({ path, reason }) =>
    element(
      'testcase',
      { name: path, classname: 'backstep.lint' },
      element('error', { message: `cannot be read: ${reason}` }),
    ),
  );
  const failed = files.filter((path) =>
    byFile.get(path)?.some(({ diagnostic }) => diagnostic.severity === 'error'),
  ).length;
  const counts = { tests: files.length + unread.length, failures: failed, errors: unread.length };
  const suite = element('testsuite', { name: 'backstep lint', ...counts }, ...cases, ...unread);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, suite)}\n`;
}
