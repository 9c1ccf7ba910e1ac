import type { Document } from '../document.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { estimateRecovery } from '../rules/recovery-estimate.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { keyAt } from '../syntax/find.ts';
import { link } from '../link.ts';

/** What is shown above a line of a text, and what it does when it is chosen; nothing where `action` is absent. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly action?: 'drill' | 'graph';
}

/** What can be done with a document and what can be said of it as a whole, above its `kind`; and above `rto`, what the steps allow. */
export function lenses(workspace: Workspace, file: string): Lens[] {
  const document = workspace.get(file);
  const span = document && keyAt(document.tree, ['kind'])?.span;
  if (document === undefined || span === undefined) return [];
  switch (document.model?.kind) {
    case 'System':
      return [
        { span, title: counted(dependents(workspace, file, 'system'), 'playbook') },
        { span, title: 'Show graph', action: 'graph' },
      ];
    case 'Playbook':
      return [
        { span, title: 'Drill', action: 'drill' },
        { span, title: 'Show graph', action: 'graph' },
        { span, title: counted(dependents(workspace, file, 'playbook'), 'scenario') },
        ...objectiveLens(workspace, document),
      ];
    case 'Scenario':
      return [{ span, title: 'Drill', action: 'drill' }];
    case 'Policy':
    case undefined:
      return [];
  }
}

const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

/** How many documents of the workspace refer to this one. */
function dependents(workspace: Workspace, file: string, as: 'system' | 'playbook'): number {
  const of = { system: 'Playbook', playbook: 'Scenario' }[as];
  return [...workspace.documents()].filter(
    (document) => document.model?.kind === of && link(workspace, document)[as]?.file === file,
  ).length;
}

function objectiveLens(workspace: Workspace, document: Document): Lens[] {
  const { playbook, system } = link(workspace, document);
  const span = keyAt(document.tree, ['objectives', 'rto'])?.span;
  const rtoUs = playbook?.objectives.rtoUs;
  if (span === undefined || !playbook || !system || rtoUs === undefined) return [];
  const [median, slow] = [0.5, 0.95].map((p) => estimateRecovery(playbook, system, undefined, p));
  if (median === undefined || slow === undefined) return [];
  const [usual, late] = [median.totalUs, slow.totalUs].map(formatDuration);
  return [{ span, title: `at least ${usual} at medians, ${late} when everything is slow` }];
}
