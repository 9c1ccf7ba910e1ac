import { followEvents } from '../../store/chain.ts';
import { type Derived, percentileOf } from '../../store/derive.ts';
import { SafeDeriver } from '../safe-deriver.ts';
import type { DueRun } from './due-runs.ts';
import { endingOf, type PeriodRun } from './period-statement.ts';

/** What one reading of a run's journal came to. */
export interface ReadRun {
  readonly derived?: Derived;
  readonly count: number;
  readonly head: string;
  /** Why its lines are no journal. */
  readonly broken?: { readonly line: number; readonly message: string };
}

/** Follows the journal of a run. Never throws for what its lines hold. */
export function readRun(lines: Iterable<string>): ReadRun {
  const story = new SafeDeriver();
  let count = 0;
  const { head, broken } = followEvents(lines, (event) => {
    count += 1;
    story.add(event);
  });
  if (broken !== undefined) return { count, head, broken };
  const derived = story.end();
  return { count, head, ...(derived === undefined ? {} : { derived }) };
}

/** What a pack says of a run. */
export function periodRun(due: DueRun, read: ReadRun | undefined): PeriodRun {
  const { run, playbook, owner, at } = due;
  const derived = read?.derived;
  const opened = derived?.opened;
  return {
    run,
    playbook,
    owner,
    at,
    ending: endingOf(due),
    scenario: opened?.scenario ?? null,
    environment: opened?.environment ?? null,
    samples: derived?.summary.runs ?? null,
    rtaP95Us: derived === undefined ? null : percentileOf(derived.summary.rta, 0.95),
    rpaP95Us: derived === undefined ? null : percentileOf(derived.summary.rpa, 0.95),
    rtoUs: opened?.objectives.rtoUs ?? null,
    events: derived === undefined ? null : (read?.count ?? null),
    head: derived === undefined ? null : (read?.head ?? null),
  };
}
