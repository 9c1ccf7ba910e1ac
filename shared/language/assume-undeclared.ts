import type { Linked } from './link.ts';
import type { Role, System } from '../model/system.ts';
import { defaultResponse } from './bind/bind-system.ts';
import { references } from './references.ts';
import { shapes } from './generated/shapes.ts';

/**
 * The system as it is drilled: roles that are named but not declared answer as the default does, and
 * dependencies that are not declared are left out. Both have been reported as warnings.
 */
export function assumeUndeclared(system: System, linked: readonly Linked[]): System {
  const named = linked.flatMap(({ document }) =>
    document.model === undefined || document.model.kind === 'Policy'
      ? []
      : references(document.value, shapes[document.model.kind]),
  );
  const roles = new Map(system.roles);
  for (const { name, path, sorts } of named) {
    if (sorts.includes('role') && !roles.has(name)) roles.set(name, assumedRole(name, path));
  }
  const exists = (name: string): boolean =>
    system.services.has(name) || system.stores.has(name) || system.externals.has(name);
  const services = new Map(
    [...system.services].map(([name, service]) => [
      name,
      { ...service, dependsOn: service.dependsOn.filter(({ on }) => exists(on)) },
    ]),
  );
  return { ...system, roles, services };
}

const assumedRole = (name: string, at: Role['at']): Role => ({
  at,
  name,
  people: 1,
  responds: defaultResponse,
});
