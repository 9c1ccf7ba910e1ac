import type { JournalEvent } from '../model/journal.ts';
import type { RunReport } from '../ui/report-data.ts';
import { describerOf } from '../ui/describe-event.ts';
import { eventsOf } from '../ui/events-of.ts';
import { phaseSpans } from '../ui/phase-spans.ts';
import { requests } from '../ui/people-lanes.ts';
import { stableHex } from './stable-id.ts';

type Attribute = { readonly key: string; readonly value: { readonly stringValue: string } };

/** Something that took time in the run that is shown; times in microseconds since its start. */
interface Span {
  readonly name: string;
  readonly fromUs: number;
  readonly toUs: number;
  readonly failure?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

const attributes = (given: Readonly<Record<string, string>>): Attribute[] =>
  Object.entries(given).map(([key, stringValue]) => ({ key, value: { stringValue } }));

/** What is drawn as a moment of the whole run; what takes time is a span of its own. */
const moments = new Set<JournalEvent['kind']>([
  'fault.injected',
  'fault.cleared',
  'onset',
  'trigger.fired',
  'rollback.declared',
  'rollback.approved',
  'rollback.started',
  'rollback.executed',
  'rollback.stopped',
  'approval.granted',
  'approval.expired',
  'approval.refused',
  'message.sent',
  'version.deployed',
  'schema.changed',
  'verification.failed',
  'verification.passed',
]);

/**
 * The first run of a drill as a trace in the JSON encoding of the OpenTelemetry Protocol 1.x, for
 * any trace viewer: one span for the incident, and one for each phase, step, attempt and request
 * to a person.
 */
export function otlpTraceView(
  report: Omit<RunReport, 'events'> & { readonly events: readonly JournalEvent[] },
): string {
  const { opened, runId, events, summary } = report;
  const [first] = events;
  const startMs = first === undefined ? 0 : Date.parse(first.at) - Math.floor(first.tUs / 1000);
  const nano = (us: number): string => `${BigInt(startMs) * 1_000_000n + BigInt(us) * 1000n}`;
  const endUs = events.at(-1)?.tUs ?? 0;
  const traceId = stableHex(16, runId, 'trace');
  const root = stableHex(8, runId, 'root');
  const spanOf = (span: Span, spanId: string, parentSpanId: string): object => ({
    traceId,
    spanId,
    ...(parentSpanId === '' ? {} : { parentSpanId }),
    name: span.name,
    kind: 1,
    startTimeUnixNano: nano(span.fromUs),
    endTimeUnixNano: nano(span.toUs),
    attributes: attributes(span.attributes ?? {}),
    status: span.failure === undefined ? { code: 1 } : { code: 2, message: span.failure },
  });
  const describe = describerOf(events);
  const incident = {
    ...spanOf(whole(report, endUs), root, ''),
    events: events
      .filter(({ kind }) => moments.has(kind))
      .map((event) => ({ timeUnixNano: nano(event.tUs), name: describe(event) })),
  };
  const parts = [...phasesOf(report), ...stepsOf(events, endUs), ...requestsOf(events, endUs)];
  const spans = parts.map((span, index) =>
    spanOf(span, stableHex(8, runId, String(index), span.name), root),
  );
  const resource = {
    'service.name': opened.system,
    'backstep.run': runId,
    'backstep.playbook': opened.playbook,
    'backstep.scenario': opened.scenario,
    'backstep.environment': opened.environment,
    'backstep.seed': String(opened.seed),
    'backstep.verdict': summary.verdict,
  };
  const [name = 'backstep', version = ''] = opened.tool.split(' ');
  const trace = {
    resourceSpans: [
      {
        resource: { attributes: attributes(resource) },
        scopeSpans: [{ scope: { name, version }, spans: [incident, ...spans] }],
      },
    ],
  };
  return `${JSON.stringify(trace)}\n`;
}

function whole({ opened, measures, summary }: RunReport, toUs: number): Span {
  const name = `rollback of ${opened.playbook} under ${opened.scenario}`;
  const outcome = measures?.outcome;
  const failure =
    outcome === undefined
      ? 'the run did not end'
      : outcome === 'not-recovered'
        ? measures?.mode
        : summary.verdict === 'failed'
          ? 'not every objective was met'
          : undefined;
  return { name, fromUs: 0, toUs, ...(failure === undefined ? {} : { failure }) };
}

function phasesOf({ measures }: RunReport): Span[] {
  return phaseSpans(measures)
    .filter(({ fromUs, toUs }) => toUs > fromUs)
    .map(({ name, fromUs, toUs }) => ({ name: `phase: ${name}`, fromUs, toUs }));
}

/** A span for each attempt of a step. */
function stepsOf(events: readonly JournalEvent[], endUs: number): Span[] {
  const all = eventsOf(events, 'step.started', 'step.succeeded', 'step.failed');
  return all.flatMap((event, index): Span[] => {
    if (event.kind !== 'step.started') return [];
    const { subject, tUs: fromUs, data } = event;
    const end = all.slice(index + 1).find((later) => later.subject === subject);
    const failure =
      end === undefined
        ? 'it did not end'
        : end.kind === 'step.failed'
          ? end.data.reason
          : undefined;
    return [
      {
        name: `step: ${subject}`,
        fromUs,
        toUs: end?.tUs ?? endUs,
        attributes: { action: data.action, attempt: String(data.attempt), actor: event.actor },
        ...(failure === undefined ? {} : { failure }),
      },
    ];
  });
}

function requestsOf(events: readonly JournalEvent[], endUs: number): Span[] {
  return requests(events).map(({ role, purpose, pagedUs, answeredUs, answer }) => ({
    name: `${role}: ${purpose}`,
    fromUs: pagedUs,
    toUs: answeredUs ?? endUs,
    ...(answer === undefined ? { failure: 'no answer' } : { attributes: { answer } }),
  }));
}
