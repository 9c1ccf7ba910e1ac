import type { InputDigest, Shard } from '../model/journal.ts';
import type { Plan } from '../model/plan.ts';

/** One file a plan was made of, as it was read. */
export interface InputFile {
  readonly role: InputDigest['role'];
  /** As it shall be named in results, relative to the workspace. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A drill to conduct. */
export interface DrillRequest {
  readonly plan: Plan;
  readonly inputs: readonly InputFile[];
  /** The first seed, 0 to 2^32 − 1; further runs count on from it. */
  readonly seed: number;
  /** How many seeds, at least 1. */
  readonly runs: number;
  /** End earlier, once the percentile of the objectives is known within this share of it, above 0 to 1. */
  readonly precision?: number | undefined;
  /** The part of a larger drill that these seeds are. */
  readonly shard?: Shard | undefined;
  /** Name and version of the program. */
  readonly tool: string;
  /** Worker threads, at least 1; the result does not depend on it. */
  readonly workers: number;
  /** Is given the first line of the journal, once it is on disk and before anything starts, and has an authority confirm it. */
  readonly timestamp?: ((line: string) => Promise<Uint8Array>) | undefined;
  /** Aborts the drill: what is finished by then is kept, and the run shows as interrupted. */
  readonly signal?: AbortSignal;
  /** Called with the number of runs that are finished, at most ten times a second. */
  readonly onProgress?: (finished: number) => void;
}
