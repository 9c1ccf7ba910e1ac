import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Chain, followChain } from '../store/chain.ts';
import { derive } from '../store/derive.ts';
import type { Results } from '../store/results.ts';
import { ResultsError } from '../store/results-error.ts';
import type { RunRow } from '../store/run-row.ts';
import { formatEnvelope, signPayload, statementType } from './dsse.ts';
import { codeOf, EvidenceError } from './evidence-error.ts';
import type { SigningKey } from './keys.ts';
import { stateDrill } from './state-drill.ts';
import { formatStatement } from './statement.ts';
import { subjectPaths } from './subject-path.ts';
import { formatSums, sha256 } from './sums.ts';
import { verifyGuide } from './verify-guide.ts';

/** A file derived from the journal for people to look at; `name` has no folder. */
export interface View {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ExportOptions {
  readonly key: SigningKey;
  readonly views: readonly View[];
  /** Writes one new file to disk; replaced in tests to fail. */
  readonly write?: (path: string, bytes: Uint8Array) => void;
}

/**
 * Writes the bundle `evidence-<run>` into `outDir` and returns its path. It appears whole or not
 * at all: everything is written to a folder beside it that is then renamed. Throws an
 * EvidenceError, or a ResultsError when the results file cannot be read.
 */
export function exportBundle(
  results: Results,
  runId: string,
  outDir: string,
  options: ExportOptions,
): string {
  const target = join(outDir, `evidence-${runId}`);
  const run = exportableRun(results, runId);
  if (existsSync(target)) {
    throw new EvidenceError(
      'bundle-exists',
      `There is already a bundle at ${target}.`,
      'Name another folder, or move the bundle away; evidence is never overwritten.',
    );
  }
  const chain = soundChain(results, runId);
  const draft = join(outDir, `.evidence-${runId}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    mkdirSync(join(draft, 'record'), { recursive: true });
    writeBundle(draft, results, run, chain, options);
    renameSync(draft, target);
  } catch (error) {
    removeDraft(draft);
    throw explainExport(error, target);
  }
  return target;
}

/** What cannot be written can often not be removed either; why it could not be written matters more. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch {
    // Nothing was written that could be left behind.
  }
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

function soundChain(results: Results, runId: string): Chain {
  const chain = followChain(results.lines(runId));
  if (chain.broken === undefined) return chain;
  const { line, message } = chain.broken;
  throw new EvidenceError(
    'journal-broken',
    `The journal of run ${runId} is broken at line ${line}: ${message}.`,
    'Restore the results file from a backup; a changed journal is no evidence.',
  );
}

function writeBundle(
  draft: string,
  results: Results,
  run: RunRow,
  chain: Chain,
  { key, views, write = writeNewFile }: ExportOptions,
): void {
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
  put('record/events.jsonl', Buffer.from(journalText(results, run.id)));
  results.copyRun(run.id, join(draft, 'record/drill.db'));
  digests.set('record/drill.db', sha256(readFileSync(join(draft, 'record/drill.db'))));
  for (const { name, bytes } of views) put(`views/${name}`, bytes);
  put('VERIFY.md', Buffer.from(verifyGuide(run.id, key.kind)));
  put('SHA256SUMS', Buffer.from(formatSums(digests)));
  const predicate = stateDrill(
    { run: run.id, recordedAt: run.recordedAt, host: run.host },
    chain,
    derive(chain.events),
  );
  const statement = Buffer.from(formatStatement({ subjects: digests, predicate }));
  const envelope = signPayload(statementType, statement, key);
  write(join(draft, 'attestation.json'), Buffer.from(formatEnvelope(envelope)));
}

function journalText(results: Results, runId: string): string {
  return [...results.lines(runId)].map((line) => `${line}\n`).join('');
}

function writeNewFile(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { flag: 'wx', flush: true });
}

function explainExport(error: unknown, target: string): unknown {
  if (error instanceof EvidenceError) return error;
  const code = error instanceof ResultsError ? error.code : codeOf(error);
  if (['ENOSPC', 'EDQUOT', 'full'].includes(code)) {
    return new EvidenceError(
      'full',
      `There is no space for ${target}; nothing was left behind.`,
      'Free some space, or name a folder on another disk.',
      error,
    );
  }
  if (!/^E[A-Z]+$/u.test(code)) return error;
  return new EvidenceError(
    'unwritable',
    `The bundle ${target} cannot be written (${code}).`,
    'Check the path and its permissions.',
    error,
  );
}
