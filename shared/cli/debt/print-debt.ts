import type { Debt, DrillStanding } from '../../files/drill-debt.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';

const words: Readonly<Record<Debt, string>> = {
  unusable: 'its files have errors',
  namesake: 'called as another',
  'never-drilled': 'never drilled',
  stale: 'changed since',
  overdue: 'overdue',
  'not-passed': 'did not pass',
};

/** Playbooks and their scenarios as a table, what is owed last, and what to do about it. */
export function printDebt(standings: readonly DrillStanding[]): string {
  if (standings.length === 0)
    return 'There is no playbook here. Start with `backstep init <folder>`.\n';
  const heading = ['playbook', 'scenario', 'last drill', 'verdict', 'owed'];
  const rows = standings.map((standing) => [
    standing.playbook ?? styled('dim', 'no playbook'),
    standing.scenario ?? styled('dim', 'no scenario'),
    standing.last?.at.slice(0, 10) ?? '–',
    standing.last?.verdict ?? '–',
    owed(standing),
  ]);
  const owing = standings.filter(({ debts }) => debts.length > 0);
  const closing =
    owing.length === 0
      ? styled('green', 'Nothing is owed.')
      : `${owing.length} of ${standings.length} owe something${owing.some(owesDrill) ? '; drill them: backstep drill' : '.'}`;
  return `${table([heading.map((word) => styled('dim', word)), ...rows])}\n\n${closing}\n`;
}

/** Whether a drill is what is missing, and not something in its files. */
const owesDrill = ({ debts }: DrillStanding): boolean =>
  debts.some((debt) => debt !== 'unusable' && debt !== 'namesake');

function owed({ debts, everyUs, changed, namesakes = [] }: DrillStanding): string {
  if (debts.length === 0) {
    const only =
      changed.length === 0 ? '' : ` (only comments or layout of ${changed.join(', ')} changed)`;
    return styled('green', 'nothing') + styled('dim', only);
  }
  return debts
    .map((debt) => {
      if (debt === 'overdue' && everyUs !== undefined)
        return styled('yellow', `${words.overdue}: every ${formatDuration(everyUs)}`);
      if (debt === 'stale' && changed.length > 0)
        return styled('yellow', `${words.stale}: ${changed.join(', ')}`);
      if (debt === 'namesake')
        return styled('yellow', `${words.namesake}: ${namesakes.join(', ')}; name them apart`);
      return styled('yellow', words[debt]);
    })
    .join('; ');
}
