import type { Comparison, Effect, MeasureComparison } from '../../model/comparison.ts';
import type { EarlierPlan } from './against.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { indent, table } from '../table.ts';
import { percentileName } from '../../model/quantities/percentile-name.ts';
import { styled } from '../style.ts';

const colours = { better: 'green', worse: 'red', mixed: 'yellow', same: 'dim' } as const;
const words: Readonly<Record<Comparison['effect'], string>> = {
  better: 'BETTER',
  worse: 'WORSE',
  mixed: 'MIXED: one is better, another worse',
  same: 'NO DIFFERENCE SHOWN',
};

/** What a change of the playbook did, for a terminal. */
export function printComparison(
  comparison: Comparison,
  { reference, commit, ownScenario }: EarlierPlan,
): string {
  const { runs } = comparison;
  const heading = `Against ${reference} (${commit.slice(0, 10)}), the same ${formatCount(runs)} seed${runs === 1 ? '' : 's'}`;
  return [
    styled('bold', heading),
    printEffects(comparison, [reference, 'now']),
    ...(ownScenario
      ? [
          indent(
            "Today's scenario does not fit the playbook of then, which was drilled with its own.",
          ),
        ]
      : []),
    '',
  ].join('\n');
}

/** What differs between two drills, which are called by these names. */
export function printEffects(
  comparison: Comparison,
  [before, after]: readonly [string, string],
): string {
  const { effect, percentile, measures } = comparison;
  const rows = [
    ['', before, after, 'difference'].map((text) => styled('dim', text)),
    ...measures.map((measure) => measureRow(measure, percentile)),
  ];
  return [
    `  ${styled(['bold', colours[effect]], words[effect])}`,
    indent(table(rows)),
    indent(recoveries(comparison)),
    indent(seeds(comparison)),
  ].join('\n');
}

function measureRow(
  { name, before, after, difference, effect }: MeasureComparison,
  percentile: number,
): string[] {
  const shown = (value: number | undefined): string =>
    value === undefined ? 'not recovered' : formatDuration(value);
  return [
    `${name.toUpperCase()} ${percentileName(percentile)}`,
    shown(before),
    shown(after),
    difference === undefined
      ? '–'
      : `${signed(difference.value)}${styled('dim', ` (${signed(difference.low)} to ${signed(difference.high)})`)}  ${effectWord(effect)}`,
  ];
}

function effectWord(effect: Effect): string {
  return effect === 'same' ? '' : styled(colours[effect], effect);
}

function signed(us: number): string {
  if (!Number.isFinite(us)) return us > 0 ? 'not recovered' : 'recovered again';
  return us === 0 ? '0s' : `${us > 0 ? '+' : '−'}${formatDuration(Math.abs(us))}`;
}

function recoveries({ recovered }: Comparison): string {
  const { onlyBefore, onlyAfter, lostSeed, effect } = recovered;
  if (onlyBefore + onlyAfter === 0) return 'Both recover with the same seeds.';
  const lost =
    lostSeed === undefined
      ? ''
      : `, no more with ${formatCount(onlyBefore)} (such as --seed ${lostSeed} --runs 1)`;
  return `It recovers again with ${formatCount(onlyAfter)} seeds${lost}. ${effectWord(effect)}`.trimEnd();
}

function seeds({ quicker, slower, equal }: Comparison): string {
  return `Quicker with ${formatCount(quicker)} seeds, slower with ${formatCount(slower)}, as before with ${formatCount(equal)}.`;
}
