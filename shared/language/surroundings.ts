/** What rules may know of the files around documents. Where a host cannot tell, nothing is found. */
export interface Surroundings {
  /** The names of what a folder holds, none where there is no such folder; undefined where that cannot be told. */
  readonly list?: (folder: string) => readonly string[] | undefined;
  /** The text of a file; undefined where there is none that can be read. */
  readonly read?: (file: string) => string | undefined;
  /** Whether the repository that a folder is in has a commit; undefined where that cannot be told. */
  readonly hasCommit?: (folder: string, commit: string) => boolean | undefined;
}
