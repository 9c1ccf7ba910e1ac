import type { Workspace } from '../workspace.ts';
import { link } from '../link.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { nodeAt } from '../syntax/find.ts';
import { stepTimes } from '../rules/recovery-estimate.ts';

/** A few words that an editor shows within a text without their being there. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Behind the name of each step: when it can start, how late it may, and by when it has finished when everything is slow. */
export function inlayHints(workspace: Workspace, file: string): InlayHint[] {
  const document = workspace.get(file);
  if (document?.model?.kind !== 'Playbook') return [];
  const { playbook, system } = link(workspace, document);
  const times = playbook && system && stepTimes(playbook, system);
  if (playbook === undefined || times === undefined) return [];
  return playbook.steps.flatMap(({ id, at }) => {
    const node = nodeAt(document.tree, [...at, 'id']);
    const time = times.get(id);
    if (node === undefined || time === undefined) return [];
    const start = time.startUs === 0 ? 'at once' : `from ${roughly(time.startUs)}`;
    const slack = time.slackUs === 0 ? 'critical' : `slack ${roughly(time.slackUs)}`;
    return [
      {
        offset: node.span.end,
        label: `${start} · ${slack}`,
        tooltip:
          `Counted from the first step, at medians: starts ${start}, ` +
          `${time.slackUs === 0 ? 'and any delay makes the rollback longer' : `and may take ${roughly(time.slackUs)} longer without harm`}. ` +
          `When every step takes its 95th percentile it has finished after ${roughly(time.slowFinishUs)}.`,
      },
    ];
  });
}

/** Without the tenths of seconds that an estimate cannot promise. */
function roughly(durationUs: number): string {
  const precisionUs = durationUs >= 10_000_000 ? 1_000_000 : 1_000;
  return formatDuration(Math.round(durationUs / precisionUs) * precisionUs);
}
