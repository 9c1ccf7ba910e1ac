import type { Surroundings } from '../surroundings.ts';
import { dirname, resolvePath } from '../file-path.ts';
import { parse } from '../syntax/parse.ts';

/** How many folders below that of the system are looked into. */
const deepest = 2;

/** A playbook on the disk, as far as others need to know it. */
interface OtherPlaybook {
  readonly file: string;
  readonly name: string;
  /** The versions that it deploys, by service. */
  readonly deploys: ReadonlyMap<string, string>;
  /** The locks that it takes, in the order written. */
  readonly locks: readonly string[];
}

/** The playbooks of a system: those in its folder and below. Undefined where that cannot be told. */
export function playbooksBelow(
  system: string,
  { list, read }: Surroundings,
): OtherPlaybook[] | undefined {
  if (list === undefined || read === undefined) return undefined;
  const found: OtherPlaybook[] = [];
  const look = (folder: string, depth: number): void => {
    for (const name of list(folder) ?? []) {
      const file = `${folder}/${name}`;
      if (name.endsWith('.playbook.yaml')) found.push(...summarise(read(file) ?? '', file, system));
      else if (depth < deepest && !name.includes('.') && name !== 'node_modules')
        look(file, depth + 1);
    }
  };
  look(dirname(system), 0);
  return found;
}

/** Nothing where it belongs to another system. */
function summarise(text: string, file: string, wanted: string): OtherPlaybook[] {
  const root = record(parse(text).value);
  const { system, name, steps } = root;
  if (typeof system !== 'string' || resolvePath(dirname(file), system) !== wanted) return [];
  const deploys = Object.entries(record(record(root['change'])['deploys']));
  const locks = Array.isArray(steps) ? steps.map((step) => record(step)['lock']) : [];
  return [
    {
      file,
      name: typeof name === 'string' ? name : file,
      deploys: new Map(deploys.map(([service, move]) => [service, String(record(move)['to'])])),
      locks: locks.filter((lock) => typeof lock === 'string'),
    },
  ];
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
