import type { Environment } from '../../model/journal.ts';
import { controlClaims, type ControlClaim } from '../../model/controls.ts';
import { doesNotProve } from '../../model/does-not-prove.ts';
import type { DueRun, PeriodFilter } from './due-runs.ts';

/** The predicate type of a period's statement. */
export const periodPredicateType = 'https://backstep.dev/attestation/period/v1';

/** Where the ledger, and the journal of a run, lie in a pack. */
export const ledgerPath = 'ledger.jsonl';
export const runPath = (run: string): string => `runs/${run}.jsonl`;

/** How a run of a period ended. */
export type RunEnding = 'passed' | 'failed' | 'inconclusive' | 'interrupted' | 'pruned';

const endings: readonly RunEnding[] = ['passed', 'failed', 'inconclusive', 'interrupted', 'pruned'];

/** One run of a period, by its journal. */
export interface PeriodRun {
  readonly run: string;
  readonly playbook: string;
  readonly owner: string | null;
  /** When the ledger first told of it, RFC 3339. */
  readonly at: string;
  readonly ending: RunEnding;
  /** Null where the journal is gone. */
  readonly scenario: string | null;
  readonly environment: Environment | null;
  readonly samples: number | null;
  /** Microseconds; null also where the percentile falls among seeds that did not recover. */
  readonly rtaP95Us: number | null;
  readonly rpaP95Us: number | null;
  readonly rtoUs: number | null;
  /** Lines of its journal, and SHA-256 of the last. */
  readonly events: number | null;
  readonly head: string | null;
}

/** What the signer of a pack states about a period. */
export interface PeriodPredicate {
  /** RFC 3339; `to` is the first instant after the period. */
  readonly from: string;
  readonly to: string;
  readonly playbook: string | null;
  readonly owner: string | null;
  readonly counts: Readonly<Record<RunEnding | 'all', number>>;
  readonly runs: readonly PeriodRun[];
  /** Entries of the ledger, and SHA-256 of the last: the checkpoint that a later pack must go through. */
  readonly ledger: { readonly entries: number; readonly head: string };
  readonly claims: readonly ControlClaim[];
  readonly doesNotProve: readonly string[];
}

/** What can truthfully be stated about a period. Making a pack and verifying one both call this. */
export function statePeriod(
  { fromMs, toMs, playbook, owner }: PeriodFilter,
  runs: readonly PeriodRun[],
  ledger: PeriodPredicate['ledger'],
): PeriodPredicate {
  const count = (ending: RunEnding): number => runs.filter((run) => run.ending === ending).length;
  const counts = Object.fromEntries(endings.map((ending) => [ending, count(ending)]));
  const environment = strongest(runs);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    playbook: playbook ?? null,
    owner: owner ?? null,
    counts: { all: runs.length, ...(counts as Record<RunEnding, number>) },
    runs,
    ledger,
    claims: environment === undefined ? [] : controlClaims(environment, true),
    doesNotProve: [
      'That every drill was recorded in this results file.',
      ...doesNotProve(environment ?? 'virtual'),
    ],
  };
}

/** A period carries no further than the strongest of its finished drills. */
function strongest(runs: readonly PeriodRun[]): Environment | undefined {
  const order: readonly Environment[] = ['production', 'staging', 'mock', 'virtual'];
  const finished = runs.filter(({ ending }) => ending === 'passed' || ending === 'failed');
  return order.find((each) => finished.some(({ environment }) => environment === each));
}

/** How a run ended, by the ledger. */
export function endingOf({ pruned, verdict }: Pick<DueRun, 'pruned' | 'verdict'>): RunEnding {
  if (pruned) return 'pruned';
  return verdict ?? 'interrupted';
}
