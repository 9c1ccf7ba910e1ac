import type { Surroundings } from '../surroundings.ts';
import { dirname, resolvePath } from '../file-path.ts';
import { parse } from '../syntax/parse.ts';

/** How many folders below that of the system are looked into. */
const deepest = 2;

/**
 * The versions that playbooks of a system deploy, by service: those in the folder of the system and below. Undefined where that
 * cannot be told.
 */
export function deployedByPlaybooks(
  system: string,
  around: Surroundings,
): ReadonlyMap<string, readonly string[]> | undefined {
  const { list, read } = around;
  if (list === undefined || read === undefined) return undefined;
  const found = new Map<string, string[]>();
  const look = (folder: string, depth: number): void => {
    for (const name of list(folder) ?? []) {
      const file = `${folder}/${name}`;
      if (name.endsWith('.playbook.yaml')) {
        for (const [service, to] of deploysOf(read(file) ?? '', file, system))
          found.set(service, [...(found.get(service) ?? []), to]);
      } else if (depth < deepest && !name.includes('.') && name !== 'node_modules')
        look(file, depth + 1);
    }
  };
  look(dirname(system), 0);
  return found;
}

function deploysOf(text: string, file: string, wanted: string): [string, string][] {
  const { system, change } = (parse(text).value ?? {}) as {
    readonly system?: unknown;
    readonly change?: { readonly deploys?: unknown };
  };
  const { deploys } = change ?? {};
  if (typeof system !== 'string' || resolvePath(dirname(file), system) !== wanted) return [];
  if (typeof deploys !== 'object' || deploys === null) return [];
  return Object.entries(deploys).map(([service, move]) => [
    service,
    String((move as { readonly to?: unknown } | null)?.to),
  ]);
}
