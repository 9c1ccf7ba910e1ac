import type { Action, FailurePolicy, Step, StepVerification } from '../../model/playbook.ts';
import type { Cursor } from './cursor.ts';
import type { WrittenCondition } from './bind-condition.ts';
import type { WrittenStep } from './bind-action.ts';
import { bindAction } from './bind-action.ts';
import { bindCondition } from './bind-condition.ts';
import { constant } from '../../model/distribution.ts';
import { defaultDurations } from './default-durations.ts';
import { optional } from './optional.ts';

const policies = ['stop', 'pause', 'continue', 'compensate'] as const;

/**
 * The steps of a playbook in the order written; a step without `needs` needs the step above it. Those without a readable
 * name or action are among them, so that what follows them and what names them is not found wrong, too.
 */
export function bindSteps(steps: readonly Cursor<WrittenStep>[]): Step[] {
  const bound: Step[] = [];
  steps.forEach((cursor, index) => {
    const above = bound.at(-1)?.id;
    const { value } = cursor;
    const isEntry = steps.length >= longList && typeof value === 'object' && value !== null;
    const before = isEntry ? known.get(value) : undefined;
    if (before?.index === index && before.above === above) {
      bound.push(before.step);
      return;
    }
    const { problemCount } = cursor;
    const step = bindStep(cursor, index, above);
    bound.push(step);
    if (isEntry && cursor.problemCount === problemCount) known.set(value, { index, above, step });
  });
  return bound;
}

/** In shorter lists, reading again is quicker than remembering. */
const longList = 50;

/** Sound steps by their values, which text that has not changed keeps; they hold at the same place, below the same step. */
const known = new WeakMap<
  object,
  { readonly index: number; readonly above: string | undefined; readonly step: Step }
>();

/** Stands for an action that cannot be read: as it may do anything, no rule says that nothing does what it was for. */
const unread: Action = { kind: 'http', url: '', method: 'GET', status: 200 };

function bindStep(step: Cursor<WrittenStep>, index: number, above: string | undefined): Step {
  const id = step.key('id').text() ?? `step ${index + 1}`;
  const read = bindAction(step);
  const action = read ?? unread;
  const timeoutUs = step.key('timeout').durationUs();
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
    ...optional(
      'timeoutUs',
      read === undefined ? (timeoutUs ?? Number.MAX_SAFE_INTEGER) : timeoutUs,
    ),
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
