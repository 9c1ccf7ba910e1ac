import { stringify } from 'csv-stringify/sync';
import type { RunReport } from '../ui/report-data.ts';
import { describerOf } from '../ui/describe-event.ts';
import { eventsOf } from '../ui/events-of.ts';
import type { TraceEvent } from '../model/journal.ts';

/** One entry of a change record. */
export interface ChangeEntry {
  /** Seconds since the start of the drill. */
  readonly atS: number;
  readonly kind: 'decision' | 'approval' | 'action' | 'communication' | 'outcome';
  /** Person, role or system. */
  readonly by: string;
  readonly what: string;
}

/** What a change-management system is told of a rollback. */
export interface ChangeRecord {
  readonly ticket: string | null;
  readonly run: string;
  readonly recordedAt: string;
  readonly environment: string;
  readonly playbook: string;
  readonly owner: string | null;
  readonly services: readonly string[];
  readonly disruption: string;
  readonly outcome: string | null;
  readonly verdict: string;
  readonly entries: readonly ChangeEntry[];
}

const kinds: Partial<Readonly<Record<TraceEvent['kind'], ChangeEntry['kind']>>> = {
  'trigger.fired': 'decision',
  'rollback.declared': 'decision',
  'rollback.decided-against': 'decision',
  escalated: 'decision',
  'inject.answered': 'decision',
  'rollback.paused': 'decision',
  'rollback.resumed': 'decision',
  'approval.requested': 'approval',
  'approval.granted': 'approval',
  'approval.refused': 'approval',
  'approval.expired': 'approval',
  'step.started': 'action',
  'step.succeeded': 'action',
  'step.failed': 'action',
  'step.skipped': 'action',
  'version.deployed': 'action',
  'schema.changed': 'action',
  'config.changed': 'action',
  'store.restored': 'action',
  'message.sent': 'communication',
  'verification.failed': 'outcome',
  'verification.passed': 'outcome',
  'run.ended': 'outcome',
};

/** The record of the run that is shown: who decided, approved, did and told what, and when. */
export function changeRecord({
  opened,
  runId,
  recordedAt,
  events,
  measures,
  summary,
}: RunReport): ChangeRecord {
  const describe = describerOf(events);
  const names = Object.keys(kinds) as TraceEvent['kind'][];
  return {
    ticket: opened.ticket ?? null,
    run: runId,
    recordedAt,
    environment: opened.environment,
    playbook: opened.playbook,
    owner: opened.owner ?? null,
    services: opened.services ?? [],
    disruption: opened.disruption,
    outcome: measures?.outcome ?? null,
    verdict: summary.verdict,
    entries: eventsOf(events, ...names).map((event) => ({
      atS: event.tUs / 1e6,
      kind: kinds[event.kind] ?? 'action',
      by: event.actor,
      what: describe(event),
    })),
  };
}

/** The entries as CSV, with the record's own fields in each row. Nothing in it is taken for a formula. */
export function changeRecordCsv({ entries, ticket, run, playbook }: ChangeRecord): string {
  const head = ['ticket', 'run', 'playbook', 'at_s', 'kind', 'by', 'what'];
  const rows = entries.map(({ atS, kind, by, what }) => [
    ticket ?? '',
    run,
    playbook,
    atS.toFixed(3),
    kind,
    by,
    what,
  ]);
  return stringify([head, ...rows], { escape_formulas: true });
}
