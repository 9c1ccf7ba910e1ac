import type { Playbook } from '../../model/playbook.ts';
import type { RecoveryEstimate } from './recovery-estimate.ts';
import type { System } from '../../model/system.ts';
import { changedServices } from './affected-services.ts';
import { estimateRecovery } from './recovery-estimate.ts';
import { formatDuration } from '../../model/quantities/duration.ts';

/** An estimate for one service, or for the whole change where it deploys none, with its objective. */
export interface ServiceEstimate {
  readonly name: string | undefined;
  readonly rtoUs: number;
  readonly estimate: RecoveryEstimate;
}

/** Of the last system each playbook was judged against. */
const slowMisses = new WeakMap<
  Playbook,
  { readonly system: System; readonly missed: readonly ServiceEstimate[] }
>();

/** The objectives that are missed when everything takes its 95th percentile. */
export function missedWhenSlow(playbook: Playbook, system: System): readonly ServiceEstimate[] {
  const known = slowMisses.get(playbook);
  if (known?.system === system) return known.missed;
  const missed = recoveryEstimates(playbook, system, 0.95).filter(isMissed);
  slowMisses.set(playbook, { system, missed });
  return missed;
}

/** The objectives that are missed when everything takes its median: what is met when slow is met then, too. */
export function missedAtMedian(playbook: Playbook, system: System): readonly ServiceEstimate[] {
  if (missedWhenSlow(playbook, system).length === 0) return [];
  return recoveryEstimates(playbook, system, 0.5).filter(isMissed);
}

const isMissed = ({ estimate, rtoUs }: ServiceEstimate): boolean => estimate.totalUs > rtoUs;

/** The estimates at the quantile `p`, 0 to 1, for each changed service with an objective. */
function recoveryEstimates(
  playbook: Playbook,
  system: System,
  p: number,
): readonly ServiceEstimate[] {
  const { objectives, change } = playbook;
  const names =
    change.deploys.size === 0
      ? [undefined]
      : changedServices(change, system).map(({ name }) => name);
  return names.flatMap((name) => {
    const rtoUs = objectives.services.get(name ?? '')?.rtoUs ?? objectives.rtoUs;
    if (rtoUs === undefined) return [];
    const estimate = estimateRecovery(playbook, system, name, p);
    return estimate === undefined ? [] : [{ name, rtoUs, estimate }];
  });
}

/** What an estimate is made of, in words. */
export function describeEstimate(estimate: RecoveryEstimate): string {
  const { detectionUs, decisionUs, approvalUs, stepsUs, path } = estimate;
  const list: string[] = [];
  if (detectionUs > 0) list.push(`${formatDuration(detectionUs)} to detect`);
  if (decisionUs > 0) list.push(`${formatDuration(decisionUs)} to decide`);
  if (approvalUs > 0) list.push(`${formatDuration(approvalUs)} to approve`);
  const shown = path.length > 6 ? [...path.slice(0, 3), undefined, ...path.slice(-2)] : path;
  const chain = shown.map((step) => (step === undefined ? '…' : `\`${step.id}\``)).join(' → ');
  list.push(`${formatDuration(stepsUs)} for ${chain}`);
  return list.join(', ');
}
