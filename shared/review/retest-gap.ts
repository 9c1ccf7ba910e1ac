import { isDeepStrictEqual } from 'node:util';
import type { DrillFinding } from './findings-of.ts';
import type { Plan } from '../model/plan.ts';
import type { RunReport } from '../ui/report-data.ts';
import type { RunSample } from '../drill/sample-run.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Verification } from '../model/playbook.ts';
import { checkDrill } from '../drill/check-drill.ts';
import { checkName } from '../ui/check-name.ts';
import { DrillTally } from '../drill/tally.ts';
import { describeVerification } from '../drill/wellness.ts';
import { eventsOf } from '../ui/events-of.ts';

/** A run, and the plan that its files make; absent where they make none any more. */
export interface PlannedRun {
  readonly report: RunReport;
  readonly plan: Plan | undefined;
}

/** A retest, with all seeds that it measured. */
export interface Retest extends PlannedRun {
  readonly samples: Iterable<RunSample>;
}

/**
 * Why a run that does not find something again does not show that it is gone: it asks for less, meets something else, or never
 * comes to what was found. Completes "Run … does not close …: "; undefined where it covers the finding.
 */
export function retestGap(
  { code, subject }: Pick<DrillFinding, 'code' | 'subject'>,
  found: PlannedRun,
  retest: Retest,
): string | undefined {
  if (!meetTheSame(found.plan?.scenario, retest.plan?.scenario))
    return 'what goes wrong in its scenario is not what went wrong then';
  switch (code) {
    case 'objective-missed':
      return objectiveGap(subject, found, retest);
    case 'step-slower':
    case 'step-failed':
      return retest.report.measures?.steps.some(
        ({ step, status }) => step === subject && status === 'succeeded',
      )
        ? undefined
        : `step ${subject} was not done in the run it shows`;
    case 'approval-expired':
      return eventsOf(retest.report.events, 'approval.granted', 'approval.refused').some(
        (event) => event.subject === subject,
      )
        ? undefined
        : `nobody was asked for approval ${subject} in the run it shows`;
    case 'smoke-check-failed':
      return verificationGap(subject, found, retest);
    case 'communication-late':
      return retest.report.measures?.milestones.onsetUs === undefined
        ? 'there was no outage to tell of in the run it shows'
        : undefined;
  }
}

/** Holds the runs of the retest to what was asked when the objective was missed. */
function objectiveGap(
  subject: string,
  { report }: PlannedRun,
  { samples }: Retest,
): string | undefined {
  const checks = checkDrill(report.opened, DrillTally.of(samples));
  const check = checks.find(({ name }) => name === subject);
  if (check === undefined || check.result === 'passed') return undefined;
  const { name, expected, measured } = check;
  return `it does not meet what was asked then (${checkName(name)}: wanted ${expected}, measured ${measured})`;
}

function verificationGap(
  subject: string,
  found: PlannedRun,
  { report, plan }: Retest,
): string | undefined {
  if (eventsOf(report.events, 'verification.passed').length === 0)
    return 'no verification passed in the run it shows';
  const asked = verificationsOf(found.plan).find((each) => describeVerification(each) === subject);
  if (asked === undefined) return undefined;
  const isSame = ({ condition, forUs }: Verification): boolean =>
    forUs >= asked.forUs &&
    isDeepStrictEqual({ ...condition, at: asked.condition.at }, asked.condition);
  return verificationsOf(plan).some(isSame) ? undefined : `it does not check the same: ${subject}`;
}

const verificationsOf = (plan: Plan | undefined) =>
  plan === undefined ? [] : [plan.playbook, ...plan.beside].flatMap(({ verify }) => verify);

/** What a scenario lets go wrong, and where; not what it expects, nor how often it is played. */
const trouble = [
  'disruption',
  'startsUs',
  'budgetUs',
  'workload',
  'timeline',
  'duringRollback',
] as const satisfies readonly (keyof Scenario)[];

function meetTheSame(one: Scenario | undefined, other: Scenario | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return trouble.every((part) => isDeepStrictEqual(one[part], other[part]));
}
