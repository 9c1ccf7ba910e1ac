import type { Move, Playbook } from '../../model/playbook.ts';
import type { Path } from '../../model/path.ts';
import type { Surroundings } from '../surroundings.ts';
import type { System } from '../../model/system.ts';
import { dirname, resolvePath } from '../file-path.ts';

/** A schema version that a rollback of the change must undo, with the script that does so. */
export interface DownScript {
  readonly move: Move;
  /** Where the playbook says the version it comes from. */
  readonly at: Path;
  readonly version: number;
  /** The folder as the system writes it. */
  readonly folder: string;
  /** The name of the script; undefined where there is none. */
  readonly name: string | undefined;
  /** Its absolute path. */
  readonly file: string | undefined;
}

/** Every schema version that the change moves a store up to, for stores whose scripts lie in a folder and whose versions are numbers. */
export function downScripts(
  { change }: Playbook,
  system: System,
  { list }: Surroundings,
): DownScript[] {
  return [...change.migrates.values()].flatMap((move) => {
    const written = system.stores.get(move.name)?.migrations;
    const [from, to] = [move.from, move.to].map(Number);
    if (written === undefined || !isVersion(from) || !isVersion(to) || to <= from) return [];
    const folder = resolvePath(dirname(system.file), written);
    const names = list?.(folder);
    if (names === undefined) return [];
    // Ranges beyond this are a mistake of another sort.
    const versions = Array.from(
      { length: Math.min(to - from, 1000) },
      (_, index) => from + index + 1,
    );
    return versions.map((version) => {
      const name = names.find((each) => versionUndoneBy(each) === version);
      const file = name === undefined ? undefined : `${folder}/${name}`;
      return { move, at: [...move.at, 'to'], version, folder: written, name, file };
    });
  });
}

const isVersion = (value: number | undefined): value is number => Number.isInteger(value);

/** The version that a script takes back, by the usual names: `0042.down.sql`, `42_name.down.sql`, `U42__name.sql`, `42-down.sql`. */
function versionUndoneBy(name: string): number | undefined {
  const undo = /^U0*(\d+)__/.exec(name)?.[1];
  if (undo !== undefined) return Number(undo);
  const number = /^[vV]?0*(\d+)/.exec(name)?.[1];
  return number !== undefined && /[._-]down\b/i.test(name) ? Number(number) : undefined;
}
