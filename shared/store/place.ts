import { type Stats, statSync } from 'node:fs';

/** Where results are kept. */
export interface Place {
  readonly file: string;
  /** Which files had its names when it was opened; absent where only one connection may write to it. */
  readonly identities?: readonly string[];
}

/** The files that SQLite works on under a name: the database, its log and the index of that. */
export const namesOf = (file: string): string[] =>
  ['', '-wal', '-shm'].map((end) => `${file}${end}`);

/** Which files have these names; nothing where there is none. */
export function identitiesOf(file: string): string[] {
  return namesOf(file)
    .map(statOf)
    .map((stat) => (stat === undefined ? '' : `${stat.dev} ${stat.ino}`));
}

/** Whether the files that were opened still have their names. */
export function isStillThere({ file, identities = [] }: Place): boolean {
  return identitiesOf(file).join() === identities.join();
}

/** Nothing, too, where one may not look. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
