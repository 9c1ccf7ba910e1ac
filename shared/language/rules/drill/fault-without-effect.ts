import type { FaultEffect, Scenario } from '../../../model/scenario.ts';
import type { Playbook } from '../../../model/playbook.ts';
import type { Path } from '../../../model/path.ts';
import type { Rule } from '../rule.ts';
import type { DrillContext } from '../why-futile.ts';
import { neverCalls, whyFutile } from '../why-futile.ts';
import { parametersOf } from '../../bind/bind-fault.ts';
import { rolesAsked } from '../roles-asked.ts';

/** Why a fault changes nothing, as a sentence, and the key of the fault to point to. */
interface Futility {
  readonly key: string;
  readonly reason: string;
}

/** Finds faults that cannot change anything in the drill. */
export const faultWithoutEffect: Rule = {
  code: 'drill/fault-without-effect',
  severity: 'warning',
  what: 'A fault hits something that takes no part in the drill: a version that never runs, a zone nobody uses, a role nobody asks, a lock no step takes, a copy no step restores from.',
  why: 'The drill passes as if the rollback had withstood the fault, although it never met it.',
  fix: 'Hit something the rollback depends on, or remove the fault.',
  bad: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@1.0.2 }',
  good: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@2.0.0 }',
  looksAt: 'Scenario',
  check({ scenario, playbooks, system }, report) {
    const asked = rolesAsked(playbooks, system, scenario);
    for (const { at, effect } of faults(scenario)) {
      const [futility] = futileForAll(effect, playbooks, { system, asked });
      if (futility !== undefined) report({ at: [...at, futility.key], message: futility.reason });
    }
  },
};

function faults({ timeline, duringRollback }: Scenario): { at: Path; effect: FaultEffect }[] {
  return [...timeline, ...duringRollback].flatMap(({ fault }) => fault ?? []);
}

/** Why each of `playbooks` meets nothing of `effect`; empty where one does. */
function futileForAll(
  effect: FaultEffect,
  playbooks: readonly Playbook[],
  context: Omit<DrillContext, 'playbook'>,
): readonly Futility[] {
  const futilities = playbooks.flatMap(
    (playbook) => futilityOf(effect, { ...context, playbook }) ?? [],
  );
  return futilities.length === playbooks.length ? futilities : [];
}

function futilityOf(effect: FaultEffect, context: DrillContext): Futility | undefined {
  const onTheWay = neverCalls(effect, context);
  if (onTheWay !== undefined) return { key: 'from', reason: onTheWay };
  const reason = whyFutile(effect, context);
  if (reason === undefined) return undefined;
  return { key: parametersOf(effect.kind).includes('on') ? 'on' : effect.kind, reason };
}
