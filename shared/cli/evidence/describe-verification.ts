import type { VerifyReport } from '../../evidence/verify-source.ts';
import { conclusions, factRows, periodRows } from '../../evidence/verification-rows.ts';
import type { Finding } from '../../evidence/verify-findings.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { indent, table } from '../table.ts';
import { oneLine } from '../one-line.ts';
import { styled } from '../style.ts';

const headings = {
  sound: styled(['bold', 'green'], '✓ SOUND'),
  incomplete: styled(['bold', 'yellow'], '? INCOMPLETE'),
  unsound: styled(['bold', 'red'], '✗ UNSOUND'),
} as const;

/** What came of verifying a bundle, for people. */
export function describeVerification(bundle: string, report: VerifyReport): string {
  const { status, findings } = report;
  const lines = [`${headings[status]}  ${oneLine(bundle)}`, conclusions[status]];
  if (findings.length > 0) {
    lines.push('', indent(table(findingRows(findings))));
  }
  if (report.facts !== undefined && status !== 'unsound') {
    lines.push('', indent(table(factRows(report, report.facts))), '', 'It does not prove:');
    lines.push(indent(report.facts.doesNotProve.map((text) => `- ${oneLine(text)}`).join('\n')));
  }
  if (report.period !== undefined && status !== 'unsound') {
    lines.push('', indent(table(periodRows(report, report.period))), '', 'It does not prove:');
    lines.push(indent(report.period.doesNotProve.map((text) => `- ${oneLine(text)}`).join('\n')));
  }
  return `${lines.join('\n')}\n`;
}

/** As many findings of one sort say what is wrong; more of them hide what else is. */
const mostOfOneSort = 10;

function findingRows(findings: readonly Finding[]): string[][] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, all]) => {
    const more = all.length - mostOfOneSort;
    return [
      ...all
        .slice(0, mostOfOneSort)
        .map(({ file, message }) => [styled('red', code), file ?? '', message]),
      ...(more > 0 ? [[styled('red', code), '', `and ${formatCount(more)} more`]] : []),
    ];
  });
}
