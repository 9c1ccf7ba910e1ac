import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { followEvents } from '../store/chain.ts';
import { type Derived, Deriver } from '../store/derive.ts';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import { RunsCsv } from '../views/runs-csv.ts';
import type { View } from '../views/render-text-views.ts';
import { databasePath, journalPath, runsCsvPath } from './bundle-source.ts';
import { openingName, timestampPath } from './timestamps/check-timestamps.ts';
import { formatEnvelope, statementType } from './signing/dsse.ts';
import { signPayload } from './signing/sign-payload.ts';
import { EvidenceError } from './evidence-error.ts';
import { HashedFile } from './hashed-file.ts';
import type { SigningKey } from './signing/keys.ts';
import { chunksOf } from './read-bundle.ts';
import { type Recording, stateDrill } from './state-drill.ts';
import { formatStatement } from './statement.ts';
import { subjectPaths } from './subject-path.ts';
import { formatSums, sha256 } from './sums.ts';
import { verifyGuide } from './verify-guide.ts';
import { writeNewFile, writeWhole } from './write-whole.ts';

export interface ExportOptions {
  readonly key: SigningKey;
  /** The views of the run but its seeds as CSV. */
  readonly renderViews: (recording: Recording, derived: Derived) => Promise<readonly View[]>;
  /** Writes one new file to disk; replaced in tests to fail. */
  readonly write?: (path: string, bytes: Uint8Array) => void;
}

/**
 * Writes the bundle `evidence-<run>` into `outDir` and returns its path. It appears whole or not
 * at all: everything is written to a folder beside it that is then renamed. The results file notes
 * that signed evidence refers to the run. Throws an EvidenceError, or a ResultsError when the
 * results file cannot be read.
 */
export async function exportBundle(
  results: Results,
  runId: string,
  outDir: string,
  options: ExportOptions,
): Promise<string> {
  const target = join(outDir, `evidence-${runId}`);
  const run = exportableRun(results, runId);
  await writeWhole(target, async (draft) => {
    const attestation = await writeBundle(draft, results, run, options);
    results.cite({ kind: 'bundle', attestation, runs: [runId] });
  });
  return target;
}

function exportableRun(results: Results, runId: string): RunRow {
  const run = results.run(runId);
  if (run === undefined) {
    throw new EvidenceError('no-run', `There is no run ${runId}.`, 'List the runs to find its id.');
  }
  if (run.status === 'open') {
    throw new EvidenceError(
      'run-open',
      `Run ${runId} is still being recorded.`,
      'Wait for it to end; if its process was ended, run any drill on the same machine first.',
    );
  }
  return run;
}

/** Writes all files of a bundle; returns the SHA-256 of its attestation. */
async function writeBundle(
  draft: string,
  results: Results,
  run: RunRow,
  { key, renderViews, write = writeNewFile }: ExportOptions,
): Promise<string> {
  const digests = new Map<string, string>();
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(draft, path)), { recursive: true });
    write(join(draft, path), bytes);
    digests.set(path, sha256(bytes));
  };
  const inputs = results.inputs(run.id);
  subjectPaths(inputs).forEach((path, index) =>
    put(path, inputs[index]?.bytes ?? new Uint8Array()),
  );
  const record = writeRecord(draft, results, run.id);
  for (const [path, digest] of record.digests) digests.set(path, digest);
  const recording = { run: run.id, recordedAt: run.recordedAt, host: run.host };
  for (const { name, bytes } of await renderViews(recording, record.derived)) {
    put(`views/${name}`, bytes);
  }
  const opening = results.openingTimestamp(run.id);
  if (opening !== undefined) {
    mkdirSync(join(draft, 'timestamps'));
    write(join(draft, timestampPath(openingName)), opening);
  }
  put('VERIFY.md', Buffer.from(verifyGuide(run.id, key.kind)));
  put('SHA256SUMS', Buffer.from(formatSums(digests)));
  const predicate = stateDrill(recording, record, record.derived);
  const statement = Buffer.from(formatStatement({ subjects: digests, predicate }));
  const envelope = signPayload(statementType, statement, key);
  const attestation = Buffer.from(formatEnvelope(envelope));
  write(join(draft, 'attestation.json'), attestation);
  return sha256(attestation);
}

interface WrittenRecord {
  readonly derived: Derived;
  readonly count: number;
  readonly head: string;
  readonly digests: ReadonlyMap<string, string>;
}

/** Writes the journal, the measured seeds and the database, in one reading of the journal. */
function writeRecord(draft: string, results: Results, runId: string): WrittenRecord {
  for (const folder of ['record', 'views']) mkdirSync(join(draft, folder), { recursive: true });
  const journal = new HashedFile(join(draft, journalPath));
  const csv = new HashedFile(join(draft, runsCsvPath));
  try {
    const seeds = new RunsCsv((text) => csv.write(text));
    const deriver = new Deriver((sample) => seeds.add(sample));
    let count = 0;
    const { head, broken } = followEvents(journal.beside(results.lines(runId)), (event) => {
      count += 1;
      deriver.add(event);
    });
    if (broken !== undefined) throw brokenJournal(runId, broken.line, broken.message);
    seeds.end();
    const digests = new Map([
      [journalPath, journal.end()],
      [runsCsvPath, csv.end()],
    ]);
    const derived = deriver.end();
    results.copyRun(runId, join(draft, databasePath), derived);
    const hash = createHash('sha256');
    for (const chunk of chunksOf(join(draft, databasePath))) hash.update(chunk);
    digests.set(databasePath, hash.digest('hex'));
    return { derived, count, head, digests };
  } finally {
    journal.close();
    csv.close();
  }
}

function brokenJournal(runId: string, line: number, message: string): EvidenceError {
  return new EvidenceError(
    'journal-broken',
    `The journal of run ${runId} is broken at line ${line}: ${message}.`,
    'Restore the results file from a backup; a changed journal is no evidence.',
  );
}
