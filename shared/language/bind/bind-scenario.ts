import type { Scenario as Written } from '../generated/documents.ts';
import type {
  Bound,
  Expectation,
  Inject,
  Override,
  Scenario,
  ScenarioEntry,
  Workload,
} from '../../model/scenario.ts';
import type { Cursor } from './cursor.ts';
import { bindFault } from './bind-fault.ts';
import { optional } from './optional.ts';

type Of<T, K extends keyof T> = NonNullable<T[K]>;
type Entry = Of<Written, 'timeline'>[number];
type WrittenBounds = { p50?: string; p90?: string; p95?: string; p99?: string; max?: string };

const classes = [
  'software',
  'hardware',
  'zone',
  'region',
  'data',
  'third-party',
  'people',
  'security',
] as const;
const outcomes = [
  'recovered',
  'held',
  'mitigated',
  'rolled-forward',
  'not-needed',
  'not-recovered',
] as const;
const choices = ['rollback', 'mitigate', 'hold', 'roll-forward'] as const;
const percentiles = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, max: 1 } as const;
const hour = 3_600_000_000;

/** The scenario a document describes; whatever is absent or unusable has its default. */
export function bindScenario(file: string, name: string, root: Cursor<Written>): Scenario {
  const entries = (cursor: Cursor<Entry[]>): ScenarioEntry[] => cursor.items().map(bindEntry);
  return {
    file,
    name,
    ...optional('playbook', root.key('playbook').text()),
    beside: root.key('beside').texts(),
    ...optional('describe', root.key('describe').text()),
    disruption: root.key('class').word(classes) ?? 'software',
    seed: root.key('seed').number() ?? 1,
    ...optional('startsUs', root.key('starts').instantUs()),
    budgetUs: bindBudget(root.key('budget')),
    workload: new Map(
      root
        .key('workload')
        .entries()
        .map(([service, entry]) => [service, bindWorkload(service, entry)]),
    ),
    timeline: entries(root.key('timeline')),
    duringRollback: entries(root.key('during_rollback')),
    expect: bindExpectation(root.key('expect')),
  };
}

function bindWorkload(service: string, cursor: Cursor<Of<Written, 'workload'>[string]>): Workload {
  return {
    at: cursor.path,
    service,
    ...optional('trafficPerS', cursor.key('traffic').ratePerS()),
    shape: cursor.key('shape').word(['constant', 'diurnal'] as const) ?? 'constant',
  };
}

function bindEntry(cursor: Cursor<Entry>): ScenarioEntry {
  return {
    at: cursor.path,
    atUs: cursor.key('at').durationUs() ?? 0,
    ...optional('fault', bindFault(cursor.key('fault'))),
    ...optional('inject', bindInject(cursor.key('inject'))),
    ...optional('override', bindOverride(cursor.key('override'))),
  };
}

const overrides = ['pause', 'resume', 'skip', 'cancel'] as const;

function bindOverride(cursor: Cursor<Of<Entry, 'override'>>): Override | undefined {
  if (!cursor.written) return undefined;
  const by = cursor.key('by').text();
  const [kind, second] = overrides.filter((name) => cursor.key(name).written);
  if (kind === undefined) {
    if (!cursor.hasStranger([...overrides, 'by']))
      cursor.report('This override does nothing.', `Write one of ${overrides.join(', ')}.`);
    return undefined;
  }
  if (second !== undefined) {
    cursor
      .key(second)
      .report(
        `This override is already \`${kind}\`.`,
        `Move \`${second}\` to an entry of its own.`,
      );
  }
  const step = cursor.key('skip').text();
  if (by === undefined) return undefined;
  if (kind !== 'skip') return { at: cursor.path, by, kind };
  return step === undefined ? undefined : { at: cursor.path, by, kind, step };
}

function bindInject(cursor: Cursor<Of<Entry, 'inject'>>): Inject | undefined {
  const to = cursor.key('to').text();
  const say = cursor.key('say').text();
  if (to === undefined || say === undefined) return undefined;
  return { at: cursor.path, to, say, ...optional('ask', bindAsk(cursor.key('ask'))) };
}

function bindAsk(cursor: Cursor<NonNullable<Of<Entry, 'inject'>['ask']>>): Inject['ask'] {
  const question = cursor.key('question').text();
  const offered = cursor
    .key('choices')
    .items()
    .flatMap((item) => item.word(choices) ?? []);
  const answer = cursor.key('answer').word(choices) ?? offered[0];
  if (question === undefined || answer === undefined) return undefined;
  if (!offered.includes(answer)) {
    cursor
      .key('answer')
      .report(`\`${answer}\` is not among the choices.`, 'Answer with one of the choices.');
  }
  return {
    question,
    choices: offered,
    answer,
    withinUs: cursor.key('within').durationUs() ?? 300_000_000,
  };
}

function bindExpectation(cursor: Cursor<Of<Written, 'expect'>>): Expectation {
  return {
    at: cursor.path,
    ...optional('outcome', cursor.key('outcome').word(outcomes)),
    rto: bindBounds(cursor.key('rto')),
    rpo: bindBounds(cursor.key('rpo')),
    ...optional('detectedWithinUs', cursor.key('detected_within').durationUs()),
    ...optional('lostRecords', cursor.key('lost_records').number()),
  };
}

function bindBounds(cursor: Cursor<WrittenBounds>): Bound[] {
  return (Object.keys(percentiles) as (keyof typeof percentiles)[]).flatMap((key) => {
    const valueUs = cursor.key(key).durationUs();
    return valueUs === undefined
      ? []
      : [{ at: cursor.key(key).path, percentile: percentiles[key], valueUs }];
  });
}

function bindBudget(cursor: Cursor<string>): number {
  const budgetUs = cursor.durationUs();
  if (budgetUs === 0)
    cursor.report('A drill that gives up at once shows nothing.', 'Write a longer time.', '4h');
  return budgetUs === undefined || budgetUs === 0 ? 4 * hour : budgetUs;
}
