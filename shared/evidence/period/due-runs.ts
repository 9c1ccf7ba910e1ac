import type { Verdict } from '../../model/journal.ts';
import type { LedgerEntry } from '../../store/ledger.ts';

/** Which runs a period pack is about. Instants in milliseconds since 1970. */
export interface PeriodFilter {
  /** The first instant of the period, and the first after it. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly playbook?: string;
  /** The team that keeps the playbook. */
  readonly owner?: string;
}

/** A run that a pack must hold, by what the ledger tells of it. */
export interface DueRun {
  readonly run: string;
  readonly playbook: string;
  readonly owner: string | null;
  /** When the ledger first told of it. */
  readonly at: string;
  /** SHA-256 of its opening line; absent where it came whole from another results file. */
  readonly opening?: string;
  /** SHA-256 of its last line and its verdict, where it has ended. */
  readonly head?: string;
  readonly verdict: Verdict | null;
  /** It was removed, under the retention that its playbook sets. */
  readonly pruned: boolean;
}

/** The runs that began in a period, failures and abandoned ones included, in the order of the ledger. */
export function dueRuns(entries: readonly LedgerEntry[], filter: PeriodFilter): DueRun[] {
  const due = new Map<string, DueRun>();
  for (const { what, run, playbook, owner, at, digest, verdict } of entries) {
    const known = due.get(run);
    if (what === 'begun' || what === 'merged') {
      if (!isWanted({ playbook, owner, at }, filter)) continue;
      const end = what === 'merged' ? { head: digest } : { opening: digest };
      due.set(run, { run, playbook, owner, at, ...end, verdict, pruned: false });
    } else if (known !== undefined) {
      const pruned = what === 'pruned';
      due.set(run, { ...known, head: digest, verdict: verdict ?? known.verdict, pruned });
    }
  }
  return [...due.values()];
}

function isWanted(
  { playbook, owner, at }: Pick<LedgerEntry, 'playbook' | 'owner' | 'at'>,
  filter: PeriodFilter,
): boolean {
  const ms = Date.parse(at);
  return (
    ms >= filter.fromMs &&
    ms < filter.toMs &&
    (filter.playbook === undefined || filter.playbook === playbook) &&
    (filter.owner === undefined || filter.owner === owner)
  );
}
