import type { Linked } from './link.ts';
import type { NameSort } from './shape.ts';

/** The names a document may use, by sort. */
export type Names = Readonly<Record<Exclude<NameSort, 'version'>, readonly string[]>>;

/** Every name that the documents linked to one declare. */
export function namesOf({ system, playbook }: Linked): Names {
  return {
    zone: system?.zones ?? [],
    region: [...(system?.regions.keys() ?? [])],
    role: [...(system?.roles.keys() ?? [])],
    service: [...(system?.services.keys() ?? [])],
    store: [...(system?.stores.keys() ?? [])],
    external: [...(system?.externals.keys() ?? [])],
    infrastructure: [...(system?.infrastructure.keys() ?? [])],
    step: (playbook?.steps ?? []).map(({ id }) => id),
    trigger: [...(playbook?.triggers.keys() ?? [])],
    approval: [...(playbook?.approvals.keys() ?? [])],
  };
}
