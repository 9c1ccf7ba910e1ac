import { createHash } from 'node:crypto';
import type { ReviewEntry } from '../store/review-entries.ts';

/** What was decided about a finding. */
export type ReviewDecision =
  | {
      readonly what: 'opened' | 'reopened';
      readonly message: string;
      readonly owner: string;
      readonly due: string;
    }
  | { readonly what: 'assigned'; readonly owner: string; readonly due: string }
  | ({ readonly what: 'accepted' } & Acceptance)
  | { readonly what: 'closed'; readonly retest: string; readonly because?: string };

/** Somebody's word that a finding may stay. */
export interface Acceptance {
  readonly by: string;
  readonly because: string;
  /** The last day on which it may, such as 2027-03-31, in UTC. */
  readonly until: string;
}

const decisions = [
  'opened',
  'reopened',
  'assigned',
  'accepted',
  'closed',
] as const satisfies readonly ReviewDecision['what'][];

/** A decision with when it was taken, RFC 3339 in UTC. */
export type DatedDecision = ReviewDecision & { readonly at: string };

/** A finding that somebody has to see to. */
export interface ReviewItem {
  /** Eight hexadecimal digits, of the key. */
  readonly id: string;
  readonly key: string;
  /** The run that found it last. */
  readonly run: string;
  readonly message: string;
  readonly owner: string;
  /** The day by which it should be closed, such as 2026-10-02. */
  readonly due: string;
  readonly state: 'open' | 'accepted' | 'closed';
  /** Why it may stay for now; it stays here when that day has passed, and the item is open again. */
  readonly accepted?: Acceptance;
  /** The run that showed it is gone. */
  readonly retest?: string;
  /** Why that run is enough, where somebody had to say. */
  readonly because?: string;
}

/** The short name of an item. */
export const itemId = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 8);

/** Where every item stands on a day of UTC, such as 2026-10-02, by the decisions in their order; those that are none are left out. */
export function reviewItems(entries: readonly ReviewEntry[], today: string): ReviewItem[] {
  const items = new Map<string, ReviewItem>();
  for (const { item: key, run, line } of entries) {
    const decision = readDecision(line);
    if (decision !== undefined) decide(items, key, run, decision);
  }
  return [...items.values()].map((item) => {
    const mayStay = item.state === 'open' && (item.accepted?.until ?? '') >= today;
    return mayStay ? { ...item, state: 'accepted' } : item;
  });
}

function decide(
  items: Map<string, ReviewItem>,
  key: string,
  run: string,
  decision: ReviewDecision,
): void {
  const known = items.get(key);
  switch (decision.what) {
    case 'opened':
    case 'reopened': {
      const { message, owner, due } = decision;
      items.set(key, { id: itemId(key), key, run, message, owner, due, state: 'open' });
      return;
    }
    case 'assigned':
      if (known !== undefined) {
        // Whoever is to see to something by a day does not leave it as it is.
        const { accepted: _, ...rest } = known;
        items.set(key, { ...rest, owner: decision.owner, due: decision.due });
      }
      return;
    case 'accepted': {
      const { by, because, until } = decision;
      if (known !== undefined) {
        items.set(key, { ...known, due: until, accepted: { by, because, until } });
      }
      return;
    }
    case 'closed': {
      const { retest, because } = decision;
      if (known !== undefined)
        items.set(key, {
          ...known,
          state: 'closed',
          retest,
          ...(because === undefined ? {} : { because }),
        });
    }
  }
}

function readDecision(line: string): DatedDecision | undefined {
  try {
    const decision = JSON.parse(line) as DatedDecision;
    return decisions.includes(decision.what) ? decision : undefined;
  } catch {
    return undefined;
  }
}
