import type { Outcome } from '../model/scenario.ts';
import type { RunReport } from './report-data.ts';
import { checkName } from './check-name.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { keepTogether } from './keep-together.ts';
import { percentileOf } from './percentile-of.ts';
import { playbooksText } from './playbooks-text.ts';
import { formatCount } from '../model/quantities/count.ts';

const endings: Readonly<Record<Outcome, string>> = {
  recovered: 'the rollback brought the service back',
  held: 'it was decided to hold on instead of rolling back',
  mitigated: 'the failure was mitigated without a rollback',
  'rolled-forward': 'people rolled forward',
  'not-needed': 'nothing left its steady state, so no rollback was needed',
  'not-recovered': 'the service did not recover in the time of the drill',
};

const environments = {
  virtual: 'a simulation',
  mock: 'stand-ins on one machine',
  staging: 'staging',
  production: 'production',
} as const;

/** What was tried and what happened, in a few sentences for anyone. */
export function story(report: RunReport): string {
  const { opened, summary } = report;
  const what =
    opened.beside === undefined
      ? `The rollback planned in the playbook ${opened.playbook} was tried`
      : `The rollbacks planned in the playbooks ${playbooksText(opened)} were tried at the same time`;
  const tried = `${what} against the scenario ${opened.scenario} on the system ${opened.system}, in ${environments[opened.environment]}.`;
  const interrupted = summary.completed
    ? ''
    : ' The drill was interrupted before all of its runs were made.';
  const part =
    summary.isPart === true
      ? ' This is one part of the drill, which decides nothing before all of them are merged.'
      : '';
  return keepTogether(
    `${tried} ${ended(report)}${times(report)}${missed(report)}${interrupted}${part}`,
  );
}

function ended({ summary }: RunReport): string {
  const { outcomes, runs } = summary;
  const [first, ...others] = outcomes;
  if (first === undefined) return 'No run was finished, so nothing was measured.';
  const total = `${formatCount(runs)} run${runs === 1 ? '' : 's'}`;
  if (others.length === 0)
    return `${runs === 1 ? 'In the one run' : `In all ${total}`} ${endings[first.outcome]}.`;
  const parts = outcomes.map(
    ({ outcome, count }) => `in ${formatShare(count / runs)} ${endings[outcome]}`,
  );
  const last = parts.pop() ?? '';
  return `Of ${total}, ${parts.join(', ')} and ${last}.`;
}

/** How long recovery took, where any run recovered. */
function times({ opened, summary }: RunReport): string {
  const { rtoUs, percentile } = opened.objectives;
  const us = percentileOf(summary.rta, percentile);
  if (us === undefined) return '';
  const share = `${Math.round(percentile * 1000) / 10} of 100`;
  const took =
    summary.runs === 1
      ? `Recovery took ${formatDuration(us)}`
      : `In ${share} runs recovery took at most ${formatDuration(us)}`;
  return ` ${took}${rtoUs === null ? '' : `; the objective is ${formatDuration(rtoUs)}`}.`;
}

/** What was asked and not met, each with the figure that was measured. */
function missed({ summary: { checks } }: RunReport): string {
  const failed = checks.filter(({ result }) => result === 'failed');
  if (failed.length === 0) return '';
  const each = failed.map(
    ({ name, expected, measured }) =>
      `${checkName(name)} (wanted ${expected}, measured ${measured.replace(/(?:, 95% interval|;).*$/u, '')})`,
  );
  return ` Not met: ${each.join('; ')}.`;
}
