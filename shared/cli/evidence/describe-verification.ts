import type { VerifyReport } from '../../evidence/verify-source.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { indent, table } from '../table.ts';
import { styled } from '../style.ts';

const headings = {
  sound: styled(['bold', 'green'], '✓ SOUND'),
  incomplete: styled(['bold', 'yellow'], '? INCOMPLETE'),
  unsound: styled(['bold', 'red'], '✗ UNSOUND'),
} as const;

const conclusions = {
  sound:
    'Every file that the signed statement names is as it was, there is no other, and every figure follows from the journal.',
  incomplete: 'The drill was never finished: this is evidence of an attempt, not of success.',
  unsound: 'Do not rely on this evidence.',
} as const;

const time = (us: number | null | undefined): string =>
  typeof us === 'number' ? formatDuration(us) : '–';

/** What came of verifying a bundle, for people. */
export function describeVerification(bundle: string, report: VerifyReport): string {
  const { status, findings } = report;
  const lines = [`${headings[status]}  ${bundle}`, conclusions[status]];
  if (findings.length > 0) {
    const rows = findings.map(({ code, file, message }) => [
      styled('red', code),
      file ?? '',
      message,
    ]);
    lines.push('', indent(table(rows)));
  }
  if (report.facts !== undefined && status !== 'unsound') {
    lines.push('', indent(table(factRows(report, report.facts))), '', 'It does not prove:');
    lines.push(indent(report.facts.doesNotProve.map((text) => `- ${text}`).join('\n')));
  }
  if (report.period !== undefined && status !== 'unsound') {
    lines.push('', indent(table(periodRows(report, report.period))), '', 'It does not prove:');
    lines.push(indent(report.period.doesNotProve.map((text) => `- ${text}`).join('\n')));
  }
  return `${lines.join('\n')}\n`;
}

function periodRows(
  { signedBy, signedAt }: VerifyReport,
  { from, to, playbook, owner, counts, ledger }: NonNullable<VerifyReport['period']>,
): string[][] {
  const { all, passed, failed, inconclusive, interrupted, pruned } = counts;
  return [
    ['period', `${from} to ${to}`],
    ['about', playbook ?? (owner === null ? 'all playbooks' : `playbooks of ${owner}`)],
    ['drills', formatCount(all)],
    ['passed', formatCount(passed)],
    ['failed', formatCount(failed)],
    ['inconclusive', formatCount(inconclusive)],
    ['interrupted', formatCount(interrupted)],
    ['no longer kept', formatCount(pruned)],
    ['ledger', `${formatCount(ledger.entries)} entries, ${ledger.head}`],
    ['signed by', signedBy ?? 'no trusted key'],
    ...(signedAt === undefined ? [] : [['timestamp', signedAt]]),
  ];
}

function factRows(
  { signedBy, signedAt, endorsements }: VerifyReport,
  facts: NonNullable<VerifyReport['facts']>,
): string[][] {
  return [
    ['verdict', facts.verdict],
    ['drill', `${facts.scenario} of ${facts.playbook} on ${facts.system}`],
    ['environment', facts.environment],
    ['recorded', facts.recordedAt],
    ['runs', formatCount(facts.runs)],
    ['RTA p95', time(facts.rtaP95Us)],
    ['RPA p95', time(facts.rpaP95Us)],
    ['events', formatCount(facts.events)],
    ['signed by', signedBy ?? 'no trusted key'],
    ...(signedAt === undefined ? [] : [['timestamp', signedAt]]),
    ...endorsements.map(({ kind, by, role, decision, at, note }) => [
      kind,
      `${decision} by ${by}${role === undefined ? '' : `, ${role}`}, ${at.slice(0, 10)}${note === undefined ? '' : `: ${note}`}`,
    ]),
  ];
}
