import { statSync } from 'node:fs';
import type { Chain } from '../store/chain.ts';
import { derive, type Derived, type TakeSample } from '../store/derive.ts';
import type { RunSample } from '../drill/sample-run.ts';
import type { Json } from '../store/strict-json.ts';
import { checkDatabase } from './check-database.ts';
import { checkFiles, checkInputs, checkSums } from './check-files.ts';
import { checkJournal, journalLinesOf } from './check-journal.ts';
import { checkDatabaseJournal, checkTables } from './check-record.ts';
import { checkKeyOrigins, checkSignature } from './check-signature.ts';
import { checkClosing, checkStatement } from './check-statement.ts';
import type { View } from './export-bundle.ts';
import type { TrustedKey } from './keys.ts';
import { type BundleLimits, readBundle } from './read-bundle.ts';
import { type Recording, stateDrill } from './state-drill.ts';
import { type DrillPredicate, recordOf } from './statement.ts';
import { type Finding, finding } from './verify-findings.ts';

export interface VerifyOptions {
  /** Public keys obtained another way than with the bundle; without any, no bundle passes. */
  readonly keys: readonly TrustedKey[];
  /** Renders the views anew; without it, views are held against the signature alone. */
  readonly renderViews?: (recording: Recording, derived: Derived) => readonly View[];
  readonly limits?: BundleLimits;
}

/** What came of verifying a bundle. */
export interface VerifyReport {
  /** True only when nothing at all was found. */
  readonly ok: boolean;
  /** `incomplete`: sound, but the drill was never closed. Never a statement about its verdict. */
  readonly status: 'sound' | 'unsound' | 'incomplete';
  readonly findings: readonly Finding[];
  /** What follows from the journal; absent when it cannot be read. Believe it only when `ok`. */
  readonly facts?: DrillPredicate;
  /** Id of the trusted key that signed; absent when none did. */
  readonly signedBy?: string;
}

/**
 * Verifies a bundle without network and without trusting anything in it: signature, files,
 * hash chain and database, and recomputes every figure from the events. Reports all that is wrong
 * as findings, and never throws for anything a bundle may hold.
 */
export function verifyBundle(dir: string, options: VerifyOptions): VerifyReport {
  if (!isFolder(dir)) return report([finding('not-a-bundle', `${dir} is not a folder`)]);
  const content = readBundle(dir, options.limits);
  const { files } = content;
  const attestation = files.get('attestation.json');
  if (attestation === undefined) {
    const none = finding('not-a-bundle', 'there is no attestation', 'attestation.json');
    return report([...content.findings, none]);
  }
  const signed = checkSignature(attestation, options.keys);
  const findings = [
    ...content.findings,
    ...checkKeyOrigins(dir, options.keys),
    ...signed.findings,
    ...checkFiles(files, signed.statement?.subjects ?? new Map()),
    ...checkSums(files),
  ];
  const record = checkRecord(files, signed.statement?.predicate ?? null, options);
  return report([...findings, ...record.findings], record.facts, signed.signer);
}

function isFolder(dir: string): boolean {
  try {
    return statSync(dir).isDirectory();
  } catch {
    return false;
  }
}

function report(
  findings: readonly Finding[],
  facts?: DrillPredicate,
  signer?: TrustedKey,
): VerifyReport {
  const damaged = findings.some(({ code }) => code !== 'incomplete');
  return {
    ok: findings.length === 0,
    status: damaged ? 'unsound' : findings.length > 0 ? 'incomplete' : 'sound',
    findings,
    ...(facts === undefined ? {} : { facts }),
    ...(signer === undefined ? {} : { signedBy: signer.keyid }),
  };
}

interface RecordReport {
  readonly findings: readonly Finding[];
  readonly facts?: DrillPredicate;
}

/** Everything that takes the journal: its chain, the database beside it, and all figures. */
function checkRecord(
  files: ReadonlyMap<string, Buffer>,
  predicate: Json,
  options: VerifyOptions,
): RecordReport {
  const journal = files.get('record/events.jsonl');
  const lines = journal === undefined ? undefined : journalLinesOf(journal);
  const { chain, findings: broken } = checkJournal(lines);
  const database = files.get('record/drill.db');
  const { content, findings: strange } =
    database === undefined ? { findings: [] } : checkDatabase(database);
  if (chain === undefined) return { findings: [...broken, ...strange] };
  const samples: RunSample[] = [];
  const derived = deriveSafely(chain, (sample) => samples.push(sample));
  if (derived === undefined) {
    const why = 'no figures follow from its events';
    return { findings: [...strange, finding('not-derivable', why, 'record/events.jsonl')] };
  }
  const recording = recordingOf(predicate);
  const truth = stateDrill(recording, chain, derived);
  const inputs = truth.inputs.map(({ path }) => files.get(path) ?? Buffer.alloc(0));
  const findings = [
    ...strange,
    ...checkInputs(files, truth.inputs),
    ...checkStatement(predicate, truth),
    ...checkClosing(derived),
    ...(content === undefined ? [] : checkDatabaseJournal(content, lines ?? [], inputs)),
    ...(content === undefined ? [] : checkTables(content, derived, samples, truth)),
    ...checkViews(files, options.renderViews?.(recording, derived) ?? []),
  ];
  return { findings, facts: truth };
}

/** A sound chain may still tell an impossible story, on which measuring may fail in any way. */
function deriveSafely(chain: Chain, take: TakeSample): Derived | undefined {
  try {
    return derive(chain.events, take);
  } catch {
    return undefined;
  }
}

/** What only the statement and the database know; the database is held against it. */
function recordingOf(predicate: Json): Recording {
  const given = recordOf(predicate) ?? {};
  const text = (name: string): string => {
    const value = given[name];
    return typeof value === 'string' ? value : '';
  };
  return { run: text('run'), recordedAt: text('recordedAt'), host: text('host') };
}

function checkViews(files: ReadonlyMap<string, Buffer>, views: readonly View[]): Finding[] {
  const differing = views.filter(
    ({ name, bytes }) => files.get(`views/${name}`)?.equals(bytes) !== true,
  );
  return differing.map(({ name }) =>
    finding('view-differs', 'is not what follows from the journal', `views/${name}`),
  );
}
