import type { FailurePolicy, Step, StepVerification } from '../../model/playbook.ts';
import type { Cursor } from './cursor.ts';
import type { WrittenCondition } from './bind-condition.ts';
import type { WrittenStep } from './bind-action.ts';
import { bindAction } from './bind-action.ts';
import { bindCondition } from './bind-condition.ts';
import { constant } from '../../model/distribution.ts';
import { defaultDurations } from './default-durations.ts';
import { optional } from './optional.ts';

const policies = ['stop', 'pause', 'continue', 'compensate'] as const;

/** The steps of a playbook in the order written; a step without `needs` needs the step above it. */
export function bindSteps(steps: readonly Cursor<WrittenStep>[]): Step[] {
  const bound: Step[] = [];
  for (const cursor of steps) {
    const step = bindStep(cursor, bound.at(-1)?.id);
    if (step !== undefined) bound.push(step);
  }
  return bound;
}

function bindStep(step: Cursor<WrittenStep>, above: string | undefined): Step | undefined {
  const id = step.key('id').text();
  const action = bindAction(step);
  if (id === undefined || action === undefined) return undefined;
  const needs = step.key('needs');
  const takes = step.key('takes').distribution();
  return {
    at: step.path,
    id,
    action,
    needs: needs.written ? needs.texts() : above === undefined ? [] : [above],
    needsWritten: needs.written,
    takes:
      takes ?? (action.kind === 'wait' ? constant(action.forUs) : defaultDurations[action.kind]),
    takesWritten: takes !== undefined,
    ...optional('timeoutUs', step.key('timeout').durationUs()),
    retry: {
      attempts: step.key('retry').key('attempts').number() ?? 1,
      backoffUs: step.key('retry').key('backoff').durationUs() ?? 10_000_000,
    },
    idempotent: step.key('idempotent').boolean() ?? false,
    reversible: step.key('reversible').boolean() ?? true,
    onFailure: bindFailurePolicy(step.key('on_failure')),
    onFailureWritten: step.key('on_failure').written,
    ...optional('compensateBy', step.key('compensate_by').text()),
    ...optional('verify', bindVerification(step.key('verify'))),
    ...optional('by', step.key('by').text()),
  };
}

function bindFailurePolicy(cursor: Cursor<NonNullable<WrittenStep['on_failure']>>): FailurePolicy {
  const goto = cursor.as<{ goto: string }>().key('goto').text();
  if (goto !== undefined) return { kind: 'goto', step: goto };
  return { kind: cursor.word(policies) ?? 'stop' };
}

function bindVerification(
  cursor: Cursor<NonNullable<WrittenStep['verify']>>,
): StepVerification | undefined {
  const condition = bindCondition(cursor as Cursor<WrittenCondition>);
  if (condition === undefined) return undefined;
  return { at: cursor.path, condition, withinUs: cursor.key('within').durationUs() ?? 120_000_000 };
}
