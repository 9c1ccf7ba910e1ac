import type { TraceEvent } from '../../model/journal.ts';

/** What is known of a run at one moment, from its events until then. */
export interface Scene {
  readonly services: Map<string, { errorRate: number; latencyUs: number; degraded: boolean }>;
  readonly steps: Map<string, StepScene>;
  readonly asked: Map<string, { readonly purpose: string; readonly sinceUs: number }>;
  readonly reached: Set<string>;
}

export interface StepScene {
  state: 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped';
  /** What it waits for. */
  waitsFor: string;
  sinceUs: number;
  untilUs: number;
  attempt: number;
}

/** What the events of `trace` until `nowUs` tell. */
export function sceneAt(trace: readonly TraceEvent[], nowUs: number): Scene {
  const scene: Scene = {
    services: new Map(),
    steps: new Map(),
    asked: new Map(),
    reached: new Set(),
  };
  trace.forEach((event, index) => {
    if (event.tUs > nowUs) return;
    scene.reached.add(event.kind);
    note(scene, event, trace, index);
  });
  if (scene.reached.has('inject.answered')) scene.reached.add('trigger.fired');
  return scene;
}

function note(scene: Scene, event: TraceEvent, trace: readonly TraceEvent[], index: number): void {
  const { services, asked } = scene;
  if (event.kind === 'person.paged') {
    asked.set(event.subject, { purpose: event.data.purpose, sinceUs: event.tUs });
  } else if (event.kind === 'person.answered') {
    asked.delete(event.subject);
  } else if (isOfService(event)) {
    const { errorRate, latencyUs } = event.data;
    const before = services.get(event.subject)?.degraded ?? false;
    const degraded = event.kind === 'service.state' ? before : event.kind === 'service.degraded';
    services.set(event.subject, { errorRate, latencyUs, degraded });
  } else if (event.kind.startsWith('step.')) {
    noteStep(scene.steps, event, trace, index);
  }
}

type ServiceEvent = Extract<
  TraceEvent,
  { kind: 'service.state' | 'service.degraded' | 'service.restored' }
>;

function isOfService(event: TraceEvent): event is ServiceEvent {
  return event.kind.startsWith('service.');
}

function noteStep(
  steps: Map<string, StepScene>,
  event: TraceEvent,
  trace: readonly TraceEvent[],
  index: number,
): void {
  const known = steps.get(event.subject);
  const step = known ?? {
    state: 'waiting',
    waitsFor: '',
    sinceUs: event.tUs,
    untilUs: 0,
    attempt: 0,
  };
  steps.set(event.subject, step);
  if (event.kind === 'step.waiting') {
    const { for: what, name } = event.data;
    step.waitsFor = what === 'dependency' ? `step ${name}` : `${what} ${name}`;
    if (step.state !== 'running') step.sinceUs = event.tUs;
  } else if (event.kind === 'step.started') {
    const { attempt } = event.data;
    Object.assign(step, { state: 'running', waitsFor: '', attempt, sinceUs: event.tUs });
    step.untilUs = endOf(trace, index);
  } else {
    step.state =
      event.kind === 'step.succeeded'
        ? 'succeeded'
        : event.kind === 'step.skipped'
          ? 'skipped'
          : event.kind === 'step.failed' && event.data.final
            ? 'failed'
            : 'waiting';
    step.untilUs = event.tUs;
  }
}

/** When the attempt that began with the event at `index` ended. */
function endOf(trace: readonly TraceEvent[], index: number): number {
  const started = trace[index];
  const end = trace.find(
    ({ kind, subject }, at) =>
      at > index &&
      subject === started?.subject &&
      (kind === 'step.succeeded' || kind === 'step.failed'),
  );
  return end?.tUs ?? trace.at(-1)?.tUs ?? 0;
}
