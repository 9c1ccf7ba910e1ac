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

/** The estimates at the quantile `p`, 0 to 1, for each changed service with an objective. */
export function recoveryEstimates(
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
