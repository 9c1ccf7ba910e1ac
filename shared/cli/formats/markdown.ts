import type { LintReport } from './lint-report.ts';
import type { LocatedDiagnostic } from './located.ts';
import { formatCount } from '../../model/quantities/count.ts';

const signs = { error: '🔴', warning: '🟡', info: '🔵' } as const;

/** A comment may not be longer than 65,536 characters on GitHub. */
const mostRows = 100;

/** In a cell, a bar ends it; elsewhere `<` begins markup. */
const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');

const row = ({ diagnostic, path, start }: LocatedDiagnostic): string => {
  const { severity, code, message, remedy } = diagnostic;
  const place = `\`${cell(path)}:${start.line + 1}\``;
  return `| ${signs[severity]} ${severity} | ${place} | ${cell([message, remedy].filter(Boolean).join(' '))} | \`${code}\` |`;
};

const counted = (count: number, word: string): string =>
  `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;

/** Findings as Markdown, for a comment on a change. */
export function markdownFormat({ findings, files, suppressed, unreadable }: LintReport): string {
  const of = (wanted: string): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === wanted).length;
  const sum = [
    counted(of('error'), 'error'),
    counted(of('warning'), 'warning'),
    ...(of('info') > 0 ? [`${of('info')} info`] : []),
  ].join(', ');
  const checked = counted(files.length, 'file');
  const more = findings.length - mostRows;
  return [
    `### Backstep: ${findings.length === 0 ? 'no findings' : sum} in ${checked}`,
    '',
    ...(findings.length === 0
      ? []
      : [
          '| | Where | What | Code |',
          '| --- | --- | --- | --- |',
          ...findings.slice(0, mostRows).map(row),
          ...(more > 0 ? ['', `… and ${counted(more, 'more finding')}.`] : []),
          '',
        ]),
    ...unreadable.map(({ path, reason }) => `- \`${path}\` cannot be read: ${reason}`),
    ...(suppressed.length === 0
      ? []
      : [
          `<details><summary>${counted(suppressed.length, 'suppressed finding')}</summary>`,
          '',
          ...suppressed.map(
            ({ finding: { diagnostic, path, start }, reason }) =>
              `- \`${path}:${start.line + 1}\` \`${diagnostic.code}\`: ${cell(reason)}`,
          ),
          '',
          '</details>',
        ]),
    '',
  ].join('\n');
}
