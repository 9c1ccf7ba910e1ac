import type { Debt, DrillStanding } from '../../files/drill-debt.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';

const words: Readonly<Record<Debt, string>> = {
  unusable: 'its files have errors',
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
  const rows = standings.map(({ playbook, scenario, last, debts, everyUs, changed }) => [
    playbook ?? styled('dim', 'no playbook'),
    scenario ?? styled('dim', 'no scenario'),
    last?.at.slice(0, 10) ?? '–',
    last?.verdict ?? '–',
    owed(debts, everyUs, changed),
  ]);
  const owing = standings.filter(({ debts }) => debts.length > 0);
  const closing =
    owing.length === 0
      ? styled('green', 'Nothing is owed.')
      : `${owing.length} of ${standings.length} owe a drill: backstep drill`;
  return `${table([heading.map((word) => styled('dim', word)), ...rows])}\n\n${closing}\n`;
}

function owed(
  debts: readonly Debt[],
  everyUs: number | undefined,
  changed: readonly string[],
): string {
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
      return styled('yellow', words[debt]);
    })
    .join('; ');
}
