import type { EventData, EventKind, TraceEvent } from '../model/journal.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { formatCount } from '../model/quantities/count.ts';

type Describe<K extends EventKind> = (data: EventData[K], subject: string, actor: string) => string;

const times = (attempt: number): string => (attempt === 1 ? '' : `, attempt ${attempt}`);
const count = (n: number, word: string): string => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;
const measured = (metric: string, value: number): string =>
  metric.startsWith('latency') || metric === 'replication_lag'
    ? formatDuration(value)
    : metric === 'failed_health_checks'
      ? String(value)
      : formatShare(value);

const waits: Readonly<Record<Exclude<EventData['step.waiting']['for'], 'retry'>, string>> = {
  dependency: 'step',
  approval: 'approval',
  lock: 'lock',
  person: 'person',
};

/** One sentence for every kind of event, as an observer would tell it. */
const sentences: { readonly [K in EventKind]: Describe<K> } = {
  'drill.opened': ({ playbook, scenario }) => `Drill of ${playbook} with ${scenario} opened`,
  'drill.closed': ({ verdict }) => `Drill closed: ${verdict}`,
  'run.sampled': ({ seed, outcome }) => `Seed ${seed} ended: ${outcome}`,
  'run.ended': ({ outcome, reason }) =>
    reason === outcome ? `Ended: ${outcome}` : `Ended: ${outcome}, ${reason}`,
  'fault.injected': ({ fault, detail }) => `Fault: ${fault}${detail === '' ? '' : `, ${detail}`}`,
  'fault.cleared': ({ fault }) => `Fault over: ${fault}`,
  'inject.sent': ({ say }, subject) => `Inject to ${subject}: ${say}`,
  'inject.answered': ({ answer }, _, actor) => `${actor} decides: ${answer}`,
  'service.degraded': ({ errorRate, latencyUs }, subject) =>
    `${subject} degraded: ${formatShare(errorRate)} of requests fail, p95 latency ${formatDuration(latencyUs)}`,
  'service.restored': ({ errorRate }, subject) =>
    `${subject} back in its steady state: ${formatShare(errorRate)} of requests fail`,
  'service.state': ({ errorRate, latencyUs, trafficPerS }, subject) =>
    `${subject}: ${formatShare(errorRate)} of requests fail, p95 latency ${formatDuration(latencyUs)}, ${Math.round(trafficPerS)}/s`,
  onset: ({ cause }, subject) => `Onset: ${subject} left its steady state, ${cause}`,
  'trigger.fired': ({ metric, value, then }, subject, actor) =>
    `Trigger ${actor} fired: ${metric} of ${subject} at ${measured(metric, value)}, so ${then}`,
  'person.paged': ({ purpose }, subject) => `${subject} paged: ${purpose}`,
  'person.answered': ({ purpose, answer }, subject) => `${subject} answered, ${purpose}: ${answer}`,
  escalated: ({ purpose, to }) => `Escalated to ${to}: ${purpose}`,
  'rollback.declared': ({ by }) => `Rollback declared by ${by}`,
  'rollback.decided-against': ({ decision }) => `Decided against a rollback: ${decision}`,
  'approval.requested': ({ quorum, deadlineUs }, subject) =>
    `Approval ${subject} requested from ${count(quorum, 'person').replace('persons', 'people')}${deadlineUs === null ? '' : `, within ${formatDuration(deadlineUs)}`}`,
  'approval.granted': ({ granted, quorum }, subject, actor) =>
    `${actor} approved ${subject}, ${granted} of ${quorum}`,
  'approval.refused': (_, subject, actor) => `${actor} refused ${subject}`,
  'approval.expired': ({ then }, subject) => `Approval ${subject} expired, so ${then}`,
  'rollback.approved': () => 'Rollback approved',
  'rollback.started': () => 'Rollback started',
  'rollback.paused': (_, __, actor) => `Rollback paused by ${actor}`,
  'rollback.resumed': (_, __, actor) => `Rollback resumed by ${actor}`,
  'rollback.executed': ({ completed }) =>
    completed ? 'Every step done' : 'Steps ended, not all done',
  'deadlock.found': ({ ring }, subject) => `Deadlock: ${ring}; step ${subject} gives way`,
  'rollback.ended': ({ outcome, reason }, subject) =>
    reason === outcome ? `${subject} ended: ${outcome}` : `${subject} ended: ${outcome}, ${reason}`,
  'rollback.stopped': ({ reason }) => `Rollback stopped: ${reason}`,
  'step.started': ({ attempt, action }, subject) =>
    `Step ${subject} started (${action}${times(attempt)})`,
  'step.waiting': ({ for: what, name }, subject) =>
    what === 'retry'
      ? `Step ${subject} waits before it tries again: ${name}`
      : `Step ${subject} waits for ${waits[what]} ${name}`,
  'step.succeeded': ({ attempt }, subject) => `Step ${subject} done${times(attempt)}`,
  'step.failed': ({ attempt, reason, final }, subject) =>
    `Step ${subject} failed${times(attempt)}: ${reason}${final ? '' : ', trying again'}`,
  'step.skipped': ({ reason }, subject) => `Step ${subject} skipped: ${reason}`,
  'version.deployed': ({ version }, subject) => `${subject} runs ${version}`,
  'traffic.shifted': ({ to, share }, subject) =>
    `${formatShare(share)} of the traffic of ${subject} goes to ${to}`,
  'schema.changed': ({ from, to, lostValues }, subject) =>
    `Schema of ${subject} moved from ${from} to ${to}${lostValues === 0 ? '' : `, ${count(lostValues, 'value')} lost`}`,
  'config.changed': ({ from, to }, subject) => `${subject} moved from ${from} to ${to}`,
  'store.frozen': (_, subject) => `Schema of ${subject} frozen`,
  'store.unfrozen': (_, subject) => `Schema of ${subject} free again`,
  'lock.acquired': ({ by }, subject) => `Lock ${subject} taken by ${by}`,
  'lock.released': ({ by }, subject) => `Lock ${subject} released by ${by}`,
  'store.restored': ({ from, lostRecords }, subject) =>
    `${subject} restored from ${from}${lostRecords === 0 ? '' : `, ${count(lostRecords, 'record')} lost`}`,
  'message.sent': ({ to, channel, say }) =>
    `Told ${to} (${channel})${say === '' ? '' : `: ${say}`}`,
  'verification.started': ({ holdUs }) =>
    `Verification started, to hold for ${formatDuration(holdUs)}`,
  'verification.failed': ({ check }) => `Verification failed: ${check}`,
  'verification.passed': () => 'Verification passed',
  'store.assessed': (assessed, subject) => `${subject} lost ${loss(assessed)}`,
};

function loss({ lostRecords, rpaUs, lostValues }: EventData['store.assessed']): string {
  const records = `${count(lostRecords, 'record')}, ${formatDuration(rpaUs)} of writes`;
  const values = lostValues === 0 ? [] : [count(lostValues, 'value')];
  const lost = [...(lostRecords === 0 && rpaUs === 0 ? [] : [records]), ...values];
  return lost.length === 0 ? 'nothing' : lost.join(', and ');
}

/** What happened, in one sentence without its time; complete for every kind of event. */
export function describeEvent({ kind, data, subject, actor }: TraceEvent): string {
  // The table and the event agree on the kind, which the type of a union cannot express.
  return (sentences[kind] as Describe<EventKind>)(data, subject, actor);
}

/** What one playbook of several does. */
const ofOnePlaybook: ReadonlySet<EventKind> = new Set<EventKind>([
  'rollback.declared',
  'rollback.decided-against',
  'rollback.approved',
  'rollback.started',
  'rollback.paused',
  'rollback.resumed',
  'rollback.executed',
  'rollback.stopped',
  'verification.started',
  'verification.failed',
  'verification.passed',
]);

/** Says what happened as `describeEvent` does, and of which playbook where `events` are of several. */
export function describerOf(events: readonly TraceEvent[]): (event: TraceEvent) => string {
  const own = events.filter(({ kind }) => ofOnePlaybook.has(kind));
  if (new Set(own.map(({ subject }) => subject)).size < 2) return describeEvent;
  return (event) =>
    ofOnePlaybook.has(event.kind)
      ? `${event.subject}: ${describeEvent(event)}`
      : describeEvent(event);
}
