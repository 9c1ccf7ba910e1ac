import type { Linked } from './link.ts';
import type { NameSort } from './shape.ts';

/** The names a document may use, by sort. */
export type Names = Readonly<Record<Exclude<NameSort, 'version'>, readonly string[]>>;

/** Every name that the documents linked to one declare. */
export function namesOf({ system, playbook, beside = [] }: Linked): Names {
  const playbooks = playbook === undefined ? beside : [playbook, ...beside];
  return {
    zone: system?.zones ?? [],
    region: [...(system?.regions.keys() ?? [])],
    role: [...(system?.roles.keys() ?? [])],
    service: [...(system?.services.keys() ?? [])],
    store: [...(system?.stores.keys() ?? [])],
    external: [...(system?.externals.keys() ?? [])],
    infrastructure: [...(system?.infrastructure.keys() ?? [])],
    step: playbooks.flatMap(({ steps, name }) =>
      owned(
        name,
        steps.map(({ id }) => id),
        beside,
      ),
    ),
    trigger: playbooks.flatMap(({ triggers, name }) => owned(name, [...triggers.keys()], beside)),
    approval: [...(playbook?.approvals.keys() ?? [])],
  };
}

/** Names of one of several playbooks can be told apart by its own: `checkout-2/drain`. */
function owned(
  playbook: string,
  names: readonly string[],
  beside: Linked['beside'] = [],
): readonly string[] {
  if (beside.length === 0) return names;
  return names.flatMap((name) => [name, `${playbook}/${name}`]);
}
