import type { RunReport } from '../ui/report-data.ts';
import { checkName } from '../ui/check-name.ts';
import { eventsOf } from '../ui/events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';

/**
 * What a drill can find.
 * - `objective-missed`: an objective or expectation was not met
 * - `step-slower`: in the run that is shown, a step took longer than the 95th percentile it was planned with
 * - `step-failed`: a step failed for good
 * - `approval-expired`: nobody approved in time
 * - `smoke-check-failed`: a check after the rollback failed
 * - `communication-late`: nobody was told within a quarter of an hour of the onset
 */
export type FindingCode =
  | 'objective-missed'
  | 'step-slower'
  | 'step-failed'
  | 'approval-expired'
  | 'smoke-check-failed'
  | 'communication-late';

/** Something a drill found. The same finding of another run of the same playbook and scenario has the same key. */
export interface DrillFinding {
  readonly key: string;
  readonly code: FindingCode;
  /** What it is about: an objective, a step, an approval. */
  readonly subject: string;
  readonly message: string;
}

/** What the steps of a plan may take, microseconds at the 95th percentile. */
export type StepEstimates = ReadonlyMap<string, number>;

/** Somebody should hear of an outage within this time of its onset. */
const tellWithinUs = 15 * 60 * 1_000_000;

type Found = Omit<DrillFinding, 'key'>;

/** What a drill found, each thing once; without estimates, no step is called slow. */
export function findingsOf(
  report: RunReport,
  estimates: StepEstimates = new Map(),
): DrillFinding[] {
  const { playbook, scenario } = report.opened;
  const all = new Map<string, DrillFinding>();
  for (const found of [
    ...missedObjectives(report),
    ...slowSteps(report, estimates),
    ...failedSteps(report),
    ...expiredApprovals(report),
    ...failedChecks(report),
    ...lateCommunication(report),
  ]) {
    const key = `${playbook}/${scenario}/${found.code}/${found.subject}`;
    if (!all.has(key)) all.set(key, { key, ...found });
  }
  return [...all.values()];
}

function missedObjectives({ summary }: RunReport): Found[] {
  return summary.checks
    .filter(({ result }) => result === 'failed')
    .map(({ name, expected, measured }) => ({
      code: 'objective-missed',
      subject: name,
      message: `${checkName(name)}: wanted ${expected}, measured ${measured}.`,
    }));
}

function slowSteps({ measures }: RunReport, estimates: StepEstimates): Found[] {
  return (measures?.steps ?? []).flatMap(({ step, startedUs, endedUs, status }): Found[] => {
    const planned = estimates.get(step);
    const took = endedUs - startedUs;
    if (planned === undefined || status !== 'succeeded' || took <= planned) return [];
    const message = `Step ${step} took ${formatDuration(took)}; it was planned to be done within ${formatDuration(planned)} in 95 of 100 cases.`;
    return [{ code: 'step-slower', subject: step, message }];
  });
}

function failedSteps({ events }: RunReport): Found[] {
  return eventsOf(events, 'step.failed')
    .filter(({ data }) => data.final)
    .map(({ subject, data }) => ({
      code: 'step-failed',
      subject,
      message: `Step ${subject} failed for good: ${data.reason}.`,
    }));
}

function expiredApprovals({ events }: RunReport): Found[] {
  return eventsOf(events, 'approval.expired').map(({ subject, data }) => ({
    code: 'approval-expired',
    subject,
    message: `Approval ${subject} expired, so ${data.then}.`,
  }));
}

function failedChecks({ events }: RunReport): Found[] {
  return eventsOf(events, 'verification.failed').map(({ subject, data }) => ({
    code: 'smoke-check-failed',
    subject: data.check,
    message: `After the rollback of ${subject}, this did not hold: ${data.check}.`,
  }));
}

function lateCommunication({ events, measures }: RunReport): Found[] {
  const { onsetUs, recoveredUs } = measures?.milestones ?? {};
  if (onsetUs === undefined) return [];
  const first = eventsOf(events, 'message.sent').find(({ tUs }) => tUs >= onsetUs);
  const endUs = recoveredUs ?? events.at(-1)?.tUs ?? onsetUs;
  const afterUs = (first?.tUs ?? endUs) - onsetUs;
  if (afterUs <= tellWithinUs) return [];
  const message =
    first === undefined
      ? `Nobody was told during ${formatDuration(afterUs)} of outage.`
      : `${first.data.to} heard of the outage first, ${formatDuration(afterUs)} after its onset.`;
  return [{ code: 'communication-late', subject: 'first message', message }];
}
