import type { EventData, EventKind } from '../model/journal.ts';
import { isSafe, type Json } from './strict-json.ts';

interface Test {
  (value: Json | undefined): boolean;
  /** The field may be absent. */
  readonly isOptional?: boolean;
}

const outcomes = [
  'recovered',
  'held',
  'mitigated',
  'rolled-forward',
  'not-needed',
  'not-recovered',
];
const waits = ['dependency', 'approval', 'lock', 'person', 'retry'];

const text: Test = (value) => typeof value === 'string';
const number: Test = (value) => typeof value === 'number' && isSafe(value);
const flag: Test = (value) => typeof value === 'boolean';
const whole: Test = (value) => Number.isSafeInteger(value);
const count: Test = (value) => whole(value) && (value as number) >= 0;
const share: Test = (value) => number(value) && (value as number) >= 0 && (value as number) <= 1;
const digest: Test = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/u.test(value);
const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const optional = (test: Test): Test =>
  Object.assign((value: Json | undefined) => test(value), { isOptional: true });
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && (value as Json[]).every(test);
const shape =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    misfit(fields, value) === undefined;

/** Exactly the fields of an event's data; a field added to the model must be added here to compile. */
type Shapes = { readonly [K in EventKind]: { readonly [F in keyof EventData[K]]-?: Test } };

const level = { errorRate: share, latencyUs: number };
const bound = shape({ percentile: share, valueUs: count });
const verdict = oneOf('passed', 'failed', 'inconclusive');

const shapes: Shapes = {
  'drill.opened': {
    tool: text,
    environment: oneOf('virtual', 'mock', 'staging', 'production'),
    clock: oneOf('virtual', 'wall'),
    seed: count,
    runs: count,
    precision: optional(share),
    inputs: listOf(
      shape({
        role: oneOf('playbook', 'system', 'scenario', 'policy', 'migration'),
        file: text,
        digest,
      }),
    ),
    resolved: text,
    playbook: text,
    beside: optional(listOf(text)),
    owner: optional(text),
    services: optional(listOf(text)),
    ticket: optional(text),
    retainUs: optional(count),
    shard: optional(shape({ index: count, of: count, seed: count, runs: count })),
    scenario: text,
    system: text,
    disruption: text,
    objectives: shape({
      rtoUs: orNull(count),
      rpoUs: orNull(count),
      mtpdUs: orNull(count),
      percentile: share,
    }),
    expect: shape({
      outcome: orNull(oneOf(...outcomes)),
      rto: listOf(bound),
      rpo: listOf(bound),
      detectedWithinUs: orNull(count),
      lostRecords: orNull(count),
    }),
  },
  'fault.injected': { fault: text, detail: text },
  'fault.cleared': { fault: text },
  'inject.sent': { say: text },
  'inject.answered': { answer: text },
  'service.degraded': level,
  'service.restored': level,
  'service.state': { ...level, trafficPerS: number },
  onset: { cause: text },
  'trigger.fired': { metric: text, value: number, then: text },
  'person.paged': { purpose: text },
  'person.answered': { purpose: text, answer: text },
  escalated: { purpose: text, to: text },
  'rollback.declared': { by: text },
  'rollback.decided-against': { decision: text },
  'approval.requested': { quorum: count, deadlineUs: orNull(count) },
  'approval.granted': { granted: count, quorum: count },
  'approval.refused': {},
  'approval.expired': { then: text },
  'rollback.approved': {},
  'rollback.started': {},
  'rollback.paused': {},
  'rollback.resumed': {},
  'rollback.executed': { completed: flag },
  'rollback.stopped': { reason: text },
  'deadlock.found': { ring: text },
  'rollback.ended': { outcome: oneOf(...outcomes), reason: text },
  'step.started': { attempt: count, action: text },
  'step.waiting': { for: oneOf(...waits), name: text },
  'step.succeeded': { attempt: count },
  'step.failed': { attempt: count, reason: text, final: flag },
  'step.skipped': { reason: text },
  'version.deployed': { version: text },
  'traffic.shifted': { to: text, share },
  'schema.changed': { from: text, to: text, lostValues: count },
  'config.changed': { from: text, to: text },
  'store.frozen': {},
  'store.unfrozen': {},
  'lock.acquired': { by: text },
  'lock.released': { by: text },
  'store.restored': { from: text, pointUs: whole, lostRecords: count },
  'message.sent': { to: text, channel: text, say: text },
  'verification.started': { holdUs: count },
  'verification.failed': { check: text },
  'verification.passed': {},
  'store.assessed': { lostRecords: count, lostValues: count, corruptRecords: count, rpaUs: count },
  'run.ended': {
    outcome: oneOf(...outcomes),
    recoveredUs: orNull(count),
    reason: text,
    failedRequests: number,
    events: count,
  },
  'run.sampled': {
    seed: count,
    outcome: oneOf(...outcomes),
    rtaUs: orNull(count),
    rpaUs: count,
    lostRecords: count,
    detectionUs: orNull(count),
    decisionUs: orNull(count),
    approvalUs: orNull(count),
    executionUs: orNull(count),
    validationUs: orNull(count),
    mode: text,
    critical: listOf(text),
  },
  'drill.closed': { verdict, completed: flag, runs: count, reasons: listOf(text) },
};

/** Whether `kind` is a kind of event this version knows. */
export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(shapes, kind);
}

/**
 * The name of the first field of `data` that is missing, unknown, or not of its type for events of
 * this kind; `data` itself when it is no object; undefined when everything fits.
 */
export function misfitOfData(kind: EventKind, data: Json | undefined): string | undefined {
  return misfit(shapes[kind], data);
}

const entries = new WeakMap<object, readonly (readonly [string, Test])[]>();

/** The fields of a shape, listed once. */
function entriesOf(fields: Readonly<Record<string, Test>>): readonly (readonly [string, Test])[] {
  const listed = entries.get(fields) ?? Object.entries(fields);
  entries.set(fields, listed);
  return listed;
}

function misfit(
  fields: Readonly<Record<string, Test>>,
  value: Json | undefined,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'data';
  const given = value as { readonly [key: string]: Json };
  let known = 0;
  for (const [name, test] of entriesOf(fields)) {
    const isThere = Object.hasOwn(given, name);
    if (isThere ? !test(given[name]) : test.isOptional !== true) return name;
    if (isThere) known += 1;
  }
  const names = Object.keys(given);
  return names.length === known ? undefined : names.find((name) => !Object.hasOwn(fields, name));
}
