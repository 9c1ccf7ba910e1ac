import { formatCount } from '../model/quantities/count.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import type { VerifyReport } from './verify-source.ts';

/** What each result of verifying means. */
export const conclusions = {
  sound:
    'Every file that the signed statement names is as it was, there is no other, and every figure follows from the journal.',
  incomplete: 'The drill was never finished: this is evidence of an attempt, not of success.',
  unsound: 'Do not rely on this evidence.',
} as const;

const time = (us: number | null | undefined): string =>
  typeof us === 'number' ? formatDuration(us) : '–';

/** What a period pack that holds tells, with the name of each fact. */
export function periodRows(
  { signedBy, signedAt }: VerifyReport,
  { from, to, playbook, owner, counts, ledger }: NonNullable<VerifyReport['period']>,
): (readonly [string, string])[] {
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
    ...(signedAt === undefined ? [] : [['timestamp', signedAt] as const]),
  ];
}

/** What a bundle that holds tells, with the name of each fact. */
export function factRows(
  { signedBy, signedAt, endorsements }: VerifyReport,
  facts: NonNullable<VerifyReport['facts']>,
): (readonly [string, string])[] {
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
    ...(signedAt === undefined ? [] : [['timestamp', signedAt] as const]),
    ...endorsements.map(({ kind, by, role, decision, at, note }): readonly [string, string] => [
      kind,
      `${decision} by ${by}${role === undefined ? '' : `, ${role}`}, ${at.slice(0, 10)}${note === undefined ? '' : `: ${note}`}`,
    ]),
  ];
}
