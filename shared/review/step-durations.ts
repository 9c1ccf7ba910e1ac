import type { ActionKind, Step } from '../model/playbook.ts';
import type { EventKind, TraceEvent } from '../model/journal.ts';

/** How long one attempt of a step worked, microseconds. */
export interface StepDuration {
  readonly step: string;
  readonly us: number;
}

/** What tells that an action has taken effect, before its step is verified. */
const effects: Partial<Record<ActionKind, EventKind>> = {
  deploy: 'version.deployed',
  traffic: 'traffic.shifted',
  dns: 'traffic.shifted',
  migrate: 'schema.changed',
  restore: 'store.restored',
  configure: 'config.changed',
  apply: 'config.changed',
  freeze: 'store.frozen',
  unfreeze: 'store.unfrozen',
};

/** Actions whose time is that of something else: of what they wait for, or what they say. */
const timeless: ReadonlySet<ActionKind> = new Set<ActionKind>(['approve', 'wait', 'check', 'lock']);

/**
 * How long the attempts that succeeded worked, from the events of a run: without waiting for the person who does it, and
 * without looking at whether it had its effect. Steps whose own work cannot be told from waiting are left out.
 */
export function stepDurations(
  events: readonly TraceEvent[],
  steps: readonly Step[],
): StepDuration[] {
  return steps.flatMap((step) => {
    const us = timeless.has(step.action.kind) ? undefined : workOf(events, step);
    return us === undefined || us <= 0 ? [] : [{ step: step.id, us }];
  });
}

function workOf(events: readonly TraceEvent[], { id, action, verify }: Step): number | undefined {
  const ended = events.findLastIndex(
    ({ kind, subject }) => kind === 'step.succeeded' && subject === id,
  );
  const started = events.findLastIndex(
    ({ kind, subject }, index) => index < ended && kind === 'step.started' && subject === id,
  );
  if (started < 0) return undefined;
  const attempt = events.slice(started, ended + 1);
  const waitsFor = attempt.flatMap((event) =>
    event.kind === 'step.waiting' && event.subject === id ? [event.data.for] : [],
  );
  if (waitsFor.some((what) => what !== 'person')) return undefined;
  const answered = attempt.findLast(
    (event) => event.kind === 'person.answered' && event.data.purpose === `step ${id}`,
  );
  const from = waitsFor.length > 0 ? answered : attempt[0];
  const to =
    verify === undefined
      ? attempt.at(-1)
      : attempt.find(
          ({ kind, subject }) => kind === effects[action.kind] && changes(action, subject),
        );
  return from === undefined || to === undefined ? undefined : to.tUs - from.tUs;
}

/** Whether an action is about this service, store or configuration. */
function changes(action: Step['action'], subject: string): boolean {
  return Object.values(action).includes(subject);
}
