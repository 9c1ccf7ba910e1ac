import { beginLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';

/** `PRAGMA application_id` of a results file: the letters "Bkst". */
export const applicationId = 0x42_6b_73_74;

/** One step from a version of the results file to the next. */
export interface Migration {
  readonly sql: string;
  /** What SQL alone cannot compute, in the same transaction. */
  readonly fill?: (db: Sqlite) => void;
}

/**
 * What takes a results file from version n to n + 1, at index n; `PRAGMA user_version` holds the
 * version. Never edit one that was released: add another.
 */
export const migrations: readonly Migration[] = [
  {
    sql: `-- One drill: one journal.
CREATE TABLE run (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
  -- 'interrupted': its process ended before the journal was closed.
  status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'interrupted')),
  -- Wall clock, RFC 3339 in UTC; the journal itself may follow a virtual clock.
  recorded_at TEXT NOT NULL,
  -- Program and platform that recorded it.
  host TEXT NOT NULL,
  -- Machine and process still writing; null once the run has ended.
  writer TEXT,
  -- Instant of drill time 0, microseconds since 1970.
  starts_us INTEGER NOT NULL,
  tool TEXT NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('virtual', 'mock', 'staging', 'production')),
  playbook TEXT NOT NULL,
  scenario TEXT NOT NULL,
  system TEXT NOT NULL,
  disruption TEXT NOT NULL,
  seed INTEGER NOT NULL CHECK (seed >= 0),
  runs INTEGER NOT NULL CHECK (runs >= 1),
  verdict TEXT CHECK (verdict IN ('passed', 'failed', 'inconclusive')),
  completed INTEGER CHECK (completed IN (0, 1)),
  CHECK ((status = 'closed') = (verdict IS NOT NULL)),
  CHECK ((verdict IS NULL) = (completed IS NULL))
) STRICT;
CREATE INDEX run_of_playbook ON run (playbook, id);

-- The journal, and the only truth of a run: the exact text of each line.
CREATE TABLE event (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL CHECK (seq >= 0),
  line TEXT NOT NULL CHECK (length(line) > 0),
  PRIMARY KEY (run_id, seq)
) STRICT;

-- The files a run was made from, as they were.
CREATE TABLE input (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  role TEXT NOT NULL CHECK (role IN ('playbook', 'system', 'scenario', 'policy')),
  file TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 71),
  bytes BLOB NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT;

-- Everything below is computed from the journal and can be rebuilt from it. Times are microseconds.
CREATE TABLE result (
  run_id TEXT NOT NULL PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  samples INTEGER NOT NULL CHECK (samples >= 0),
  recovered INTEGER NOT NULL CHECK (recovered BETWEEN 0 AND samples),
  -- Null when the percentile falls among runs that did not recover.
  rta_p50_us INTEGER,
  rta_p95_us INTEGER,
  rpa_p50_us INTEGER,
  rpa_p95_us INTEGER,
  lost_records_max INTEGER NOT NULL CHECK (lost_records_max >= 0)
) STRICT;

-- One seed of a run.
CREATE TABLE sample (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  seed INTEGER NOT NULL CHECK (seed >= 0),
  outcome TEXT NOT NULL,
  rta_us INTEGER,
  rpa_us INTEGER NOT NULL,
  lost_records INTEGER NOT NULL,
  detection_us INTEGER,
  decision_us INTEGER,
  approval_us INTEGER,
  execution_us INTEGER,
  validation_us INTEGER,
  mode TEXT NOT NULL,
  -- Step ids in order, a JSON list.
  critical TEXT NOT NULL,
  PRIMARY KEY (run_id, seed)
) STRICT;

-- Milestones of the first seed, by their names in the report.
CREATE TABLE milestone (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  t_us INTEGER NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT;

-- Parts of the recovery time of the first seed; they sum to it.
CREATE TABLE phase (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  us INTEGER NOT NULL CHECK (us >= 0),
  PRIMARY KEY (run_id, name)
) STRICT;

-- Steps of the first seed.
CREATE TABLE step (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  step TEXT NOT NULL,
  action TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('succeeded', 'failed', 'skipped', 'running')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  started_us INTEGER NOT NULL,
  ended_us INTEGER NOT NULL CHECK (ended_us >= started_us),
  PRIMARY KEY (run_id, position)
) STRICT;

-- Recovery points of the first seed.
CREATE TABLE store_point (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  store TEXT NOT NULL,
  rpa_us INTEGER NOT NULL,
  lost_records INTEGER NOT NULL,
  lost_values INTEGER NOT NULL,
  corrupt_records INTEGER NOT NULL,
  PRIMARY KEY (run_id, store)
) STRICT;

-- Objectives and expectations held against all seeds.
CREATE TABLE check_result (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  expected TEXT NOT NULL,
  measured TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('passed', 'failed', 'inconclusive')),
  probability REAL CHECK (probability BETWEEN 0 AND 1),
  PRIMARY KEY (run_id, position)
) STRICT;
`,
  },
  {
    sql: `-- The measured seeds are in the journal, a line for each.
DROP TABLE sample;

-- The scripts that take a schema back belong to what was drilled.
CREATE TABLE wider_input (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  role TEXT NOT NULL CHECK (role IN ('playbook', 'system', 'scenario', 'policy', 'migration')),
  file TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 71),
  bytes BLOB NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT;
INSERT INTO wider_input SELECT * FROM input;
DROP TABLE input;
ALTER TABLE wider_input RENAME TO input;

-- What happened to this file, in a hash chain across runs, so that a run that is missing leaves a gap.
CREATE TABLE ledger (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
  line TEXT NOT NULL CHECK (length(line) > 0)
) STRICT;

-- Signed packs that refer to a run; such a run is not pruned before its evidence may go.
CREATE TABLE citation (
  run_id TEXT NOT NULL REFERENCES run (id),
  -- SHA-256 of the pack's attestation.
  attestation TEXT NOT NULL CHECK (length(attestation) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('bundle', 'period')),
  cited_at TEXT NOT NULL,
  PRIMARY KEY (run_id, attestation)
) STRICT;

-- What a timestamp authority said of the first line of a journal, before anything started (RFC 3161).
CREATE TABLE opening_timestamp (
  run_id TEXT NOT NULL PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  response BLOB NOT NULL
) STRICT;

-- What people decided about findings of drills, in the order of their decisions; nothing is ever changed.
CREATE TABLE review_entry (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
  -- A finding of a run: the key by which the same finding of another run is known.
  item TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  -- The decision, as JSON.
  line TEXT NOT NULL CHECK (length(line) > 0)
) STRICT;
CREATE INDEX review_of_item ON review_entry (item, position);
`,
  },
  {
    sql: `-- Where the lines of each journal begin among the events of this file.
CREATE TABLE journal (
  first INTEGER NOT NULL PRIMARY KEY CHECK (first > 0 AND first % 1073741824 = 0),
  run_id TEXT NOT NULL UNIQUE REFERENCES run (id) ON DELETE CASCADE
) STRICT;
INSERT INTO journal SELECT 1073741824 * row_number() OVER (ORDER BY id), id FROM run;

-- The journals, and the only truth of a run: the exact text of each line. One number finds it, so that writing it is one
-- write, and not a second one to an index.
CREATE TABLE numbered_event (
  -- Where its journal begins, and its number in it.
  id INTEGER NOT NULL PRIMARY KEY,
  line TEXT NOT NULL CHECK (line <> ''),
  -- Its number in its journal, from 0.
  seq INTEGER NOT NULL GENERATED ALWAYS AS (id % 1073741824) VIRTUAL
) STRICT;
INSERT INTO numbered_event (id, line)
  SELECT first + seq, line FROM journal JOIN event ON event.run_id = journal.run_id ORDER BY first, seq;
DROP TABLE event;
ALTER TABLE numbered_event RENAME TO event;
`,
    fill: beginLedger,
  },
];

/** The version of a results file that this program writes. */
export const latestVersion = migrations.length;
