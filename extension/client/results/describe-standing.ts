import type { Debt } from '../../../shared/files/drill-debt.ts';
import type { RunRow } from '../../../shared/store/run-row.ts';
import type { Standing } from '../../jobs.ts';
import type { Verdict } from '../../../shared/model/journal.ts';
import { formatCount } from '../../../shared/model/quantities/count.ts';
import { formatDuration } from '../../../shared/model/quantities/duration.ts';

/** A word for each debt, short enough for a list. */
const badges: Readonly<Record<Debt, string>> = {
  unusable: 'has errors',
  namesake: 'name not unique',
  'never-drilled': 'never drilled',
  stale: 'changed since',
  overdue: 'overdue',
  'not-passed': 'not passed',
};

const day = 86_400_000;

/** How long ago an instant was, roughly. */
export function ago(at: string, nowMs: number): string {
  const days = Math.floor((nowMs - Date.parse(at)) / day);
  if (days < 1) return 'today';
  if (days === 1) return 'yesterday';
  return days < 60 ? `${days} days ago` : `${Math.round(days / 30)} months ago`;
}

/** When a run was recorded, as somebody here would say it: the time alone of one of today. */
export function recordedAt(at: string, nowMs: number): string {
  const when = new Date(at);
  const time = when.toLocaleTimeString(undefined, { timeStyle: 'short' });
  if (when.toDateString() === new Date(nowMs).toDateString()) return time;
  return `${when.toLocaleDateString(undefined, { dateStyle: 'medium' })}, ${time}`;
}

/** A scenario in a line: the last verdict, when that was, and what is owed. */
export function standingLine({ last, debts, isUnknown }: Standing, nowMs: number): string {
  if (isUnknown === true) return 'results cannot be read';
  const verdict = last === undefined ? [] : [last.verdict, ago(last.at, nowMs)];
  // That it did not pass is what the verdict says.
  const owed = debts.filter((debt) => debt !== 'not-passed').map((debt) => badges[debt]);
  return [...verdict, ...owed].join(' · ');
}

/** All that is known of a scenario, as lines of Markdown. */
export function standingDetails(standing: Standing): string[] {
  const { last, debts, everyUs, changed, isUnknown, namesakes = [] } = standing;
  return [
    isUnknown === true
      ? 'Its results cannot be read; why is told above.'
      : last === undefined
        ? 'No drill of it has ended.'
        : `Last drill: **${last.verdict}**, ${last.at.slice(0, 16).replace('T', ' ')} UTC.`,
    ...(everyUs === undefined ? [] : [`To be drilled every ${formatDuration(everyUs)}.`]),
    ...debts.map((debt) => explanations[debt]),
    ...(namesakes.length === 0 ? [] : [`Called the same: ${namesakes.map(code).join(', ')}.`]),
    ...(changed.length === 0 ? [] : [`Changed since: ${changed.map(code).join(', ')}.`]),
  ];
}

const code = (text: string): string => `\`${text}\``;

const explanations: Readonly<Record<Debt, string>> = {
  namesake:
    'Another scenario of a playbook of this name is called the same, so that their runs cannot be told apart: name them apart.',
  unusable: 'Its files have errors, so that it cannot be drilled; they are listed under Problems.',
  'never-drilled': 'Nobody knows yet whether it works: drill it.',
  stale: 'It means something else than what was drilled: drill it again.',
  overdue: 'The last drill is older than playbook or policy allow: drill it again.',
  'not-passed': 'The last drill did not pass.',
};

/** A run in a line. */
export function runLine({ verdict, status, samples, runs, rtaP95Us }: RunRow): string {
  const ending = verdict ?? (status === 'open' ? 'recording' : status);
  const count = samples ?? runs;
  const rta = rtaP95Us === null ? [] : [`RTA p95 ${formatDuration(rtaP95Us)}`];
  return [ending, `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`, ...rta].join(' · ');
}

/** An icon of the editor with the colour that goes with it. */
export interface Look {
  readonly icon: string;
  readonly colour?: string;
}

const looks: Readonly<Record<Verdict, Look>> = {
  passed: { icon: 'pass', colour: 'testing.iconPassed' },
  failed: { icon: 'error', colour: 'testing.iconFailed' },
  inconclusive: { icon: 'question', colour: 'testing.iconQueued' },
};

/** The look of a verdict; `never` where there is none. */
export const verdictLook = (verdict: Verdict | null | undefined, never: string): Look =>
  verdict === null || verdict === undefined ? { icon: never } : looks[verdict];

/** The look of several scenarios together: that of the worst. */
export function worstLook(standings: readonly Standing[]): Look {
  const worst = (['failed', 'inconclusive'] as const).find((verdict) =>
    standings.some(({ last }) => last?.verdict === verdict),
  );
  if (worst !== undefined) return looks[worst];
  const isDrilled = standings.every(({ last }) => last !== undefined);
  return isDrilled ? looks.passed : { icon: 'circle-outline' };
}
