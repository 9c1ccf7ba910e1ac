import type { Criticality, Service, System } from '../../model/system.ts';
import type { Change, Playbook } from '../../model/playbook.ts';

const tiers: readonly Criticality[] = ['tier-1', 'tier-2', 'tier-3', 'tier-4'];

/** The services a change is about: those it deploys; without any, those that use a store it migrates. */
export function changedServices({ deploys, migrates }: Change, system: System): Service[] {
  const deployed = [...deploys.keys()].flatMap((name) => system.services.get(name) ?? []);
  if (deployed.length > 0) return deployed;
  return [...system.services.values()].filter(({ dependsOn }) =>
    dependsOn.some(({ on }) => migrates.has(on)),
  );
}

/** The most critical of the changed services; undefined when none says how critical it is. */
export function mostCritical({ change }: Playbook, system: System): Service | undefined {
  const rank = ({ criticality }: Service): number =>
    criticality === undefined ? tiers.length : tiers.indexOf(criticality);
  const [first] = changedServices(change, system).sort((a, b) => rank(a) - rank(b));
  return first?.criticality === undefined ? undefined : first;
}

/** The names given and those of every service that calls one of them, directly or not. */
export function withCallers(system: System, names: Iterable<string>): Set<string> {
  const callers = new Map<string, string[]>();
  for (const { name, dependsOn } of system.services.values()) {
    for (const { on } of dependsOn) callers.set(on, [...(callers.get(on) ?? []), name]);
  }
  const reached = new Set(names);
  for (const name of reached) for (const caller of callers.get(name) ?? []) reached.add(caller);
  return reached;
}

/** Where to point when a playbook lacks something that the change calls for. */
export function changePath({ change }: Playbook): readonly (string | number)[] {
  const [move] = [...change.deploys.values(), ...change.migrates.values()];
  return move?.at ?? change.at;
}
