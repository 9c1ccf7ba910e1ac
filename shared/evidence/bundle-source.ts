import { type Finding, finding } from './verify-findings.ts';

/** Where the files of a bundle come from. Each is read once, so that all checks see the same bytes. */
export interface BundleSource {
  /** Sizes in bytes of the regular files, by path with `/` between folders. */
  readonly files: ReadonlyMap<string, number>;
  /** What was wrong on the way. */
  readonly findings: readonly Finding[];
  /** The bytes of one file, a piece at a time; throws what the host throws when it cannot be read. */
  readonly chunks: (path: string) => Iterable<Uint8Array>;
}

/** Bounds no real bundle comes near. */
export interface BundleLimits {
  readonly maxFiles: number;
  readonly maxDepth: number;
  /** Of all files together. */
  readonly maxBytes: number;
}

export const usualLimits: BundleLimits = { maxFiles: 1000, maxDepth: 6, maxBytes: 64_000_000_000 };

/** The journal, which is followed line by line. */
export const journalPath = 'record/events.jsonl';

/** The database, which is opened. */
export const databasePath = 'record/drill.db';

/** The measured seeds, which are written as the journal is followed. */
export const runsCsvPath = 'views/runs.csv';

/** Everything else is small, and read whole. */
export const streamedPaths: ReadonlySet<string> = new Set([journalPath, databasePath, runsCsvPath]);

/** Largest of the files that are read whole, bytes. */
export const maxWhole = 64_000_000;

/** Names that are one and the same on systems that do not tell letters of different case apart. */
export function caseCollisions(files: ReadonlyMap<string, number>): Finding[] {
  const seen = new Map<string, string>();
  return [...files.keys()].flatMap((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    return other === undefined
      ? []
      : [finding('case-collision', `differs from ${other} by case`, path)];
  });
}
