import type { Move, Playbook } from '../../model/playbook.ts';
import type { System } from '../../model/system.ts';
import { satisfies } from '../../model/version-range.ts';

/** A deployed version that does not work with what it meets once the change is made. */
export interface Misfit {
  readonly move: Move;
  /** The store or the shared configuration. */
  readonly other: string;
  readonly met: string;
  readonly range: string;
}

/** Where a change, once made, puts a version beside a schema or configuration that it does not work with. */
export function misfits({ change }: Playbook, system: System): Misfit[] {
  return [...change.deploys.values()].flatMap((move) => {
    const worksWith = system.services.get(move.name)?.versions.get(move.to)?.worksWith ?? [];
    return [...worksWith].flatMap(([other, range]) => {
      const met = metVersion(change, system, other);
      return met === undefined || satisfies(met, range) ? [] : [{ move, other, met, range }];
    });
  });
}

/** The version of something after the change; undefined where each version of a service has its own, or none is declared. */
function metVersion(
  { migrates, configures }: Playbook['change'],
  { stores, infrastructure }: System,
  name: string,
): string | undefined {
  const store = stores.get(name);
  if (store !== undefined) return migrates.get(name)?.to ?? store.schema;
  const config = infrastructure.get(name);
  return config?.shared === true ? (configures.get(name)?.to ?? config.version) : undefined;
}
