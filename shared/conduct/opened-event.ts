import { createHash } from 'node:crypto';
import type { Bound } from '../model/scenario.ts';
import type { DrillRequest } from './drill-request.ts';
import type { Plan } from '../model/plan.ts';
import type { TraceEvent } from '../model/journal.ts';
import { resolvedDigest } from './resolved-digest.ts';

type OpenedEvent = Extract<TraceEvent, { readonly kind: 'drill.opened' }>;

const written = ({ percentile, valueUs }: Bound): { percentile: number; valueUs: number } => ({
  percentile,
  valueUs,
});

/** The event that is written before anything starts: what is about to be tried, on what, and what is expected. */
export function openedEvent(
  { plan, inputs, seed, runs, precision, shard, tool }: DrillRequest,
  environment: 'virtual' | 'mock' = 'virtual',
): OpenedEvent {
  const { system, playbook, scenario } = plan;
  const { objectives } = playbook;
  const special = objectives.classes.get(scenario.disruption);
  const { expect } = scenario;
  return {
    tUs: 0,
    kind: 'drill.opened',
    actor: 'engine',
    subject: scenario.name,
    data: {
      tool,
      environment,
      clock: environment === 'virtual' ? 'virtual' : 'wall',
      seed,
      runs,
      ...(precision === undefined ? {} : { precision }),
      inputs: inputs.map(({ role, file, bytes }) => ({
        role,
        file,
        digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      })),
      resolved: resolvedDigest(plan),
      playbook: playbook.name,
      ...(plan.beside.length === 0 ? {} : { beside: plan.beside.map(({ name }) => name) }),
      ...aboutChange(plan),
      ...(shard === undefined ? {} : { shard }),
      scenario: scenario.name,
      system: system.name,
      disruption: scenario.disruption,
      objectives: {
        rtoUs: special?.rtoUs ?? objectives.rtoUs ?? null,
        rpoUs: special?.rpoUs ?? objectives.rpoUs ?? null,
        mtpdUs: special?.mtpdUs ?? objectives.mtpdUs ?? null,
        percentile: objectives.percentile,
      },
      expect: {
        outcome: expect.outcome ?? null,
        rto: expect.rto.map(written),
        rpo: expect.rpo.map(written),
        detectedWithinUs: expect.detectedWithinUs ?? null,
        lostRecords: expect.lostRecords ?? null,
      },
    },
  };
}

/** Whose change is rolled back, for reports over many drills. */
function aboutChange({
  playbook,
  beside,
}: Plan): Pick<OpenedEvent['data'], 'owner' | 'services' | 'ticket' | 'retainUs'> {
  const { owner, change, retention } = playbook;
  const services = [playbook, ...beside].flatMap((each) => [...each.change.deploys.keys()]);
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(services.length === 0 ? {} : { services: [...new Set(services)] }),
    ...(change.ticket === undefined ? {} : { ticket: change.ticket }),
    ...(retention?.evidenceUs === undefined ? {} : { retainUs: retention.evidenceUs }),
  };
}
