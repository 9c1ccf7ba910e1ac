import type { Plan } from '../../model/plan.ts';

/**
 * Names of the services that must be within their steady state before a run counts as recovered: those of
 * the scope; without one, what the change deploys, migrates or configures for, and all that depend on that;
 * where that is nothing, every service.
 */
export function servicesInScope(plan: Plan): ReadonlySet<string> {
  const { playbook, system } = plan;
  if (playbook.scope.services.length > 0) return new Set(playbook.scope.services);
  const { deploys, migrates, configures } = playbook.change;
  const touched = new Set([...deploys.keys(), ...migrates.keys()]);
  for (const service of system.services.values()) {
    if (worksWithAny(service, configures)) touched.add(service.name);
  }
  for (let grown = true; grown;) {
    grown = false;
    for (const { name, dependsOn } of system.services.values()) {
      if (touched.has(name) || !dependsOn.some(({ on }) => touched.has(on))) continue;
      touched.add(name);
      grown = true;
    }
  }
  const services = [...touched].filter((name) => system.services.has(name));
  return new Set(services.length > 0 ? services : system.services.keys());
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
