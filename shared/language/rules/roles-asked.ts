import type { Playbook } from '../../model/playbook.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { System } from '../../model/system.ts';

/** Every role that a drill of a scenario may ask, delegates included. */
export function rolesAsked(
  playbooks: readonly Playbook[],
  system: System,
  scenario: Scenario,
): Set<string> {
  const asked = new Set<string>([
    ...playbooks.flatMap(askedBy),
    ...[...scenario.timeline, ...scenario.duringRollback].flatMap(({ inject }) => inject?.to ?? []),
  ]);
  for (const role of asked) {
    const delegate = system.roles.get(role)?.delegate;
    if (delegate !== undefined) asked.add(delegate);
  }
  return asked;
}

function askedBy({ declare, approvals, steps }: Playbook): string[] {
  return [
    ...(declare?.by ?? []),
    ...(declare?.escalate ?? []).map(({ to }) => to),
    ...[...approvals.values()].flatMap(({ from }) => from),
    ...steps.flatMap(({ by, action }) => [
      ...(by === undefined ? [] : [by]),
      ...(action.kind === 'manual' ? [action.role] : []),
    ]),
  ];
}
