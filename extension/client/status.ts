import type { Ending } from './disposables.ts';
import { StatusBarAlignment, window } from 'vscode';
import type { WorkspaceResults } from './results/results.ts';

/** How many drills the workspace owes, at the lower edge; nothing where it has no playbook. */
export function showStatus(results: WorkspaceResults): Ending[] {
  const item = window.createStatusBarItem('backstep.owed', StatusBarAlignment.Left, 0);
  item.name = 'Backstep: Drills Owed';
  item.command = 'backstep.showResults';
  const listener = results.onDidChange(() => {
    const { standings = [], problems } = results;
    const owed = standings.filter(({ debts }) => debts.length > 0).length;
    if (problems.length > 0) {
      item.text = '$(warning) Drills unknown';
      item.tooltip = problems.join('\n');
    } else if (owed === 0) {
      item.text = '$(pass) Drills up to date';
      item.tooltip = 'Every scenario was drilled as it is now, in time, and passed.';
    } else {
      item.text = `$(history) ${owed} ${owed === 1 ? 'drill' : 'drills'} owed`;
      item.tooltip =
        'Scenarios that were never drilled, have changed since, are overdue or did not pass.';
    }
    item.accessibilityInformation = {
      label: `Backstep: ${item.text.replace(/\$\([a-z]+\) /u, '')}`,
    };
    if (standings.length === 0 && problems.length === 0) item.hide();
    else item.show();
  });
  return [item, listener];
}
