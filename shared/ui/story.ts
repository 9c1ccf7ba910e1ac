import type { RunReport } from './report-data.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';

const endings = {
  recovered: 'The rollback recovered the service',
  held: 'The team held instead of rolling back',
  mitigated: 'The failure was mitigated without a rollback',
  'rolled-forward': 'The team rolled forward',
  'not-needed': 'Nothing left its steady state, so no rollback was needed',
  'not-recovered': 'The service did not recover in the time of the drill',
} as const;

const verdicts = {
  passed: 'Every objective was met.',
  failed: 'Not every objective was met.',
  inconclusive: 'Whether the objectives are met cannot be said from this drill.',
} as const;

/** What was tried, what happened and what that means, in a few sentences for anyone. */
export function story({ opened, summary }: RunReport): string {
  const runs = `${summary.runs.toLocaleString('en')} simulated run${summary.runs === 1 ? '' : 's'}`;
  const [main] = summary.outcomes;
  const ending =
    main === undefined
      ? 'Nothing was measured'
      : `${endings[main.outcome]} in ${formatShare(main.count / summary.runs)} of ${runs}`;
  const p95 = summary.rta.percentiles.find(({ percentile }) => percentile === 0.95)?.value;
  const { rtoUs } = opened.objectives;
  const time =
    p95 === undefined
      ? ''
      : ` In 95 of 100 runs recovery took at most ${formatDuration(p95)}${rtoUs === null ? '' : `; the objective is ${formatDuration(rtoUs)}`}.`;
  const interrupted = summary.completed
    ? ''
    : ' The drill was interrupted before all its runs were made.';
  return `The playbook ${opened.playbook} was tried against the scenario ${opened.scenario} on ${opened.system}. ${ending}.${time} ${verdicts[summary.verdict]}${interrupted}`;
}
