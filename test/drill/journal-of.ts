import type { TraceEvent } from '../../shared/model/journal.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { run } from '../../shared/drill/run.ts';

const plans = new Map<string, Plan>();

/** Every event of `seed` and its figures, as text: of a scenario among documents given by name. Runs wherever JavaScript does. */
export function journalOf(
  texts: Readonly<Record<string, string>>,
  scenario: string,
  seed: number,
): string {
  const plan = plans.get(scenario) ?? open(texts, scenario);
  plans.set(scenario, plan);
  const events: TraceEvent[] = [];
  const measures = run(plan, seed, (event) => events.push(event));
  return JSON.stringify({ events, measures });
}

function open(texts: Readonly<Record<string, string>>, scenario: string): Plan {
  const workspace = new Workspace();
  for (const [file, text] of Object.entries(texts)) workspace.set(file, text);
  const planned = planOf(workspace, scenario);
  if (!planned.ok) throw new Error(planned.errors.map(({ message }) => message).join('\n'));
  return planned.plan;
}
