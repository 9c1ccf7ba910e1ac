import type { LocatedDiagnostic } from './located.ts';
import type { LintReport } from './lint-report.ts';
import { styled } from '../style.ts';
import { formatCount } from '../../model/quantities/count.ts';

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Columns a tab takes in an excerpt. */
const tabWidth = 2;

/** The longest part of a source line an excerpt shows. */
const excerptWidth = 110;

const expand = (text: string): string => text.replaceAll('\t', ' '.repeat(tabWidth));

/** Terminal columns of a text: wide characters take two, combining ones none. */
const columns = (text: string): number => {
  let width = 0;
  for (const character of expand(text)) {
    if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
};

function excerpt({ diagnostic, start, end, lines }: LocatedDiagnostic): string[] {
  const gutter = ' '.repeat(String(start.line + 1).length);
  const bar = styled('dim', '|');
  const line = lines[0] ?? '';
  if (line.trim() === '' && lines.length <= 1) return [];
  const from = Math.max(0, Math.min(start.column - 60, line.length - excerptWidth));
  const shown = line.slice(from, from + excerptWidth);
  const last = end.line === start.line ? end.column : line.length;
  const before = columns(line.slice(from, start.column));
  const carets = Math.max(
    1,
    columns(line.slice(start.column, Math.min(last, from + excerptWidth))),
  );
  const mark = styled(colours[diagnostic.severity], '^'.repeat(carets));
  const more = end.line > start.line ? styled('dim', ' …') : '';
  return [
    `${gutter} ${bar}`,
    `${styled('dim', String(start.line + 1))} ${bar} ${from > 0 ? '…' : ''}${expand(shown)}${from + excerptWidth < line.length ? '…' : ''}`,
    `${gutter} ${bar} ${' '.repeat(before + (from > 0 ? 1 : 0))}${mark}${more}`,
  ];
}

function describe(located: LocatedDiagnostic): string {
  const { diagnostic, path, start } = located;
  const { severity, code, message, why, remedy } = diagnostic;
  const note = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`  ${styled('dim', `${label}:`)} ${text}`];
  return [
    `${styled(['bold', colours[severity]], severity)}${styled('dim', `[${code}]`)} ${styled('bold', message)}`,
    `  ${styled('dim', '-->')} ${path}:${start.line + 1}:${start.column + 1}`,
    ...excerpt(located),
    ...note('why', why),
    ...note('fix', remedy),
    '',
  ].join('\n');
}

const count = (n: number, word: string): string => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;

/** Of one file, as many as anybody reads before mending some and asking again. */
const mostOfOneFile = 100;

/** The findings as text; a file with very many has the rest of them counted after those shown. */
function describeAll(findings: readonly LocatedDiagnostic[]): string[] {
  const byFile = Map.groupBy(findings, ({ path }) => path);
  return [...byFile].flatMap(([path, inFile]) => {
    const shown = inFile.slice(0, mostOfOneFile).map(describe);
    const more = inFile.length - shown.length;
    return more === 0
      ? shown
      : [...shown, `… and ${count(more, 'more finding')} in ${path}; --format json lists all.\n`];
  });
}

/** Findings for people: each with its source excerpt, then one line that sums up. */
export function textFormat(report: LintReport): string {
  const { findings, suppressed, known, files, unreadable } = report;
  const of = (severity: string): number =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')];
  const unread = unreadable.map(
    ({ path, reason }) => `${styled(['bold', 'red'], 'unreadable')} ${path}: ${reason}\n`,
  );
  const sum =
    findings.length === 0
      ? styled('green', 'no findings')
      : [
          errors > 0 ? styled('red', count(errors, 'error')) : '',
          warnings > 0 ? styled('yellow', count(warnings, 'warning')) : '',
          infos > 0 ? styled('cyan', `${infos} info`) : '',
        ]
          .filter(Boolean)
          .join(', ');
  const aside = [
    ...(suppressed.length === 0 ? [] : [`${count(suppressed.length, 'finding')} suppressed`]),
    ...(known === undefined ? [] : [`${formatCount(known)} in the baseline`]),
    ...(unreadable.length === 0 ? [] : [`${count(unreadable.length, 'path')} could not be read`]),
  ].map((part) => `, ${part}`);
  return `${[...describeAll(findings), ...unread].join('\n')}${count(files.length, 'file')} checked: ${sum}${aside.join('')}.\n`;
}
