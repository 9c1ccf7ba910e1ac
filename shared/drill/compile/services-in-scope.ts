import type { Plan } from '../../model/plan.ts';
import type { Dependency } from '../../model/system.ts';

/**
 * Names of the services that must be within their steady state before a run counts as recovered: those of
 * the scope and, as a scope may name less than what suffers, all that the change deploys, migrates or configures for
 * and all that fail with that: whatever depends on it by a chain of hard dependencies. Without a scope soft
 * dependencies count too; where all that is nothing, every service. The services watched by the triggers that led
 * to the declaration come on top, see `declareRollback`.
 */
export function servicesInScope(plan: Plan): ReadonlySet<string> {
  const { playbook, system } = plan;
  const scoped = playbook.scope.services;
  const touched = withDependants(plan, servicesTouched(plan), scoped.length > 0);
  const services = [...scoped, ...touched].filter((name) => system.services.has(name));
  return new Set(services.length > 0 ? services : system.services.keys());
}

/** What the change deploys, migrates or configures for; services and stores. */
function servicesTouched({ playbook, system }: Plan): ReadonlySet<string> {
  const { deploys, migrates, configures } = playbook.change;
  const touched = new Set([...deploys.keys(), ...migrates.keys()]);
  for (const service of system.services.values()) {
    if (worksWithAny(service, configures)) touched.add(service.name);
  }
  return touched;
}

/** `names` and every service that depends on them, directly or not. */
function withDependants(
  { system }: Plan,
  names: ReadonlySet<string>,
  onlyHard: boolean,
): ReadonlySet<string> {
  const found = new Set(names);
  const leads = ({ on, need }: Dependency): boolean =>
    found.has(on) && (need === 'hard' || !onlyHard);
  for (let grown = true; grown;) {
    grown = false;
    for (const { name, dependsOn } of system.services.values()) {
      if (found.has(name) || !dependsOn.some(leads)) continue;
      found.add(name);
      grown = true;
    }
  }
  return found;
}

function worksWithAny(
  service: { readonly versions: ReadonlyMap<string, { worksWith: ReadonlyMap<string, string> }> },
  names: ReadonlyMap<string, unknown>,
): boolean {
  for (const version of service.versions.values()) {
    for (const name of version.worksWith.keys()) if (names.has(name)) return true;
  }
  return false;
}
