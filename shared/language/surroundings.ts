/** A drill of a playbook that is on record. */
export interface DrillOnRecord {
  readonly scenario: string;
  /** How long ago, microseconds. */
  readonly ageUs: number;
  /** The day, such as 2026-10-02. */
  readonly day: string;
  readonly verdict: 'passed' | 'failed' | 'inconclusive';
  /** Files it was made from that are no longer what they were. */
  readonly changed: readonly string[];
}

/** What rules may know of the files around documents. Where a host cannot tell, nothing is found. */
export interface Surroundings {
  /** The names of what a folder holds, none where there is no such folder; undefined where that cannot be told. */
  readonly list?: (folder: string) => readonly string[] | undefined;
  /** The text of a file; undefined where there is none that can be read. */
  readonly read?: (file: string) => string | undefined;
  /** What is on record of drills of the playbook at a path; undefined where nothing is kept on record. */
  readonly drills?: (playbook: string) => readonly DrillOnRecord[] | undefined;
  /** The record of drills around the playbook at a path, where it is damaged; undefined where it is whole, or there is none. */
  readonly damagedRecord?: (playbook: string) => string | undefined;
  /** Whether the repository that a folder is in has a commit; undefined where that cannot be told. */
  readonly hasCommit?: (folder: string, commit: string) => boolean | undefined;
}
