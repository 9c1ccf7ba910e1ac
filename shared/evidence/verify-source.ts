import { createHash } from 'node:crypto';
import type { Derived } from '../store/derive.ts';
import type { Json } from '../store/strict-json.ts';
import { RunsCsv } from '../views/runs-csv.ts';
import type { View } from '../views/render-text-views.ts';
import {
  type BundleSource,
  databasePath,
  journalPath,
  maxWhole,
  runsCsvPath,
  streamedPaths,
} from './bundle-source.ts';
import { openDatabase } from './check-database.ts';
import { checkEndorsements, type HeldEndorsement } from './signing/check-endorsements.ts';
import { bundleFiles, checkFiles, checkInputs, checkSums, packFiles } from './check-files.ts';
import { checkKey } from './signing/check-key.ts';
import { checkDatabaseRun, checkTables, followJournal } from './check-record.ts';
import { checkSignature } from './signing/check-signature.ts';
import { checkClosing, comparePredicates } from './check-statement.ts';
import { checkBracket, checkTimestamps } from './timestamps/check-timestamps.ts';
import { type Demands, noDemands } from './signing/demands.ts';
import { codeOf } from './evidence-error.ts';
import type { TrustedKey } from './signing/keys.ts';
import {
  ledgerPath,
  type PeriodPredicate,
  periodPredicateType,
} from './period/period-statement.ts';
import { type Checkpoint, checkPeriod } from './period/verify-period.ts';
import { sameBytes } from './same-bytes.ts';
import { type Recording, stateDrill } from './state-drill.ts';
import { type DrillPredicate, drillPredicateType, recordOf } from './statement.ts';
import { type Finding, finding } from './verify-findings.ts';

export interface VerifyOptions {
  /** Public keys obtained another way than with the bundle; without any, no bundle passes. */
  readonly keys: readonly TrustedKey[];
  /** Renders the views anew; without it, views are held against the signature alone. */
  readonly renderViews?: (
    recording: Recording,
    derived: Derived,
  ) => Promise<readonly View[] | undefined>;
  /** What the bundle must have besides; nothing unless told. */
  readonly demands?: Demands;
  /** Of a period pack: how far its ledger had come when it was seen before. */
  readonly since?: Checkpoint;
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
  /** The same for a period pack. */
  readonly period?: PeriodPredicate;
  /** Id of the trusted key that signed; absent when none did. */
  readonly signedBy?: string;
  /** Decisions of others whose signatures hold. */
  readonly endorsements: readonly HeldEndorsement[];
  /** When a trusted authority saw the signature, RFC 3339 in UTC; absent without a timestamp. */
  readonly signedAt?: string;
}

/**
 * Verifies a bundle without network and without trusting anything in it: signature, files, hash chain and database, and
 * recomputes every figure from the events. Reports all that is wrong as findings, and never throws for anything a bundle may
 * hold. Needs as much memory for a million seeds as for one.
 */
export async function verifySource(
  source: BundleSource,
  options: VerifyOptions,
): Promise<VerifyReport> {
  if (!source.files.has('attestation.json')) {
    const none = finding('not-a-bundle', 'there is no attestation', 'attestation.json');
    return report([...source.findings, none]);
  }
  const isPack = source.files.has(ledgerPath) && !source.files.has(journalPath);
  const whole = readWhole(source);
  const attestation = whole.files.get('attestation.json') ?? new Uint8Array();
  const signed = checkSignature(attestation, options.keys);
  // Nothing is held against a statement that cannot be read: that alone is what is wrong.
  const { predicate, subjects, predicateType } = signed.statement ?? {};
  const record = isPack
    ? checkPack(source, predicate, options)
    : await checkRecord(source, whole, predicate, options);
  const digests = new Map([...whole.digests, ...record.digests]);
  const others = await checkOthers(whole, record, signed.signer, options);
  const wanted = isPack ? periodPredicateType : drillPredicateType;
  const findings = [
    ...source.findings,
    ...whole.findings,
    ...signed.findings,
    ...(predicateType === undefined || predicateType === wanted
      ? []
      : [finding('statement-malformed', 'not a statement about this', 'attestation.json')]),
    ...(subjects === undefined
      ? []
      : [
          ...checkFiles(digests, subjects, isPack ? packFiles : bundleFiles),
          ...checkSums(whole.files.get('SHA256SUMS'), digests),
        ]),
    ...(record.facts === undefined ? [] : checkInputs(digests, record.facts.inputs)),
    ...record.findings,
    ...others.findings,
  ];
  return {
    ...report(findings, record.facts, signed.signer),
    ...(record.period === undefined ? {} : { period: record.period }),
    endorsements: others.endorsements,
    ...(others.signedMs === undefined ? {} : { signedAt: new Date(others.signedMs).toISOString() }),
  };
}

/** What only a period pack has: the ledger, and the journals of all its runs. */
function checkPack(
  source: BundleSource,
  predicate: Json | undefined,
  { since }: VerifyOptions,
): RecordReport {
  const findings: Finding[] = [];
  const checked = attempt(ledgerPath, findings, () => checkPeriod(source, predicate, since));
  if (checked === undefined) return { findings, digests: new Map() };
  const { facts: period, digests } = checked;
  return {
    findings: [...findings, ...checked.findings],
    digests,
    ...(period === undefined ? {} : { period }),
  };
}

/** A report of these findings. */
export function report(
  findings: readonly Finding[],
  facts?: DrillPredicate,
  signer?: TrustedKey,
): VerifyReport {
  const damaged = findings.some(({ code }) => code !== 'incomplete');
  return {
    ok: findings.length === 0,
    status: damaged ? 'unsound' : findings.length > 0 ? 'incomplete' : 'sound',
    findings,
    endorsements: [],
    ...(facts === undefined ? {} : { facts }),
    ...(signer === undefined ? {} : { signedBy: signer.keyid }),
  };
}

/** What others say of a bundle: when it was signed, and whether they approve. */
async function checkOthers(
  { files, digests }: WholeFiles,
  { facts, period, firstLine, lastMs }: RecordReport,
  signer: TrustedKey | undefined,
  { keys, demands = noDemands }: VerifyOptions,
): Promise<{
  readonly findings: readonly Finding[];
  readonly endorsements: readonly HeldEndorsement[];
  readonly signedMs?: number;
}> {
  const { findings, proven } = await checkTimestamps(files, firstLine, demands);
  const signedMs = proven.get('attestation.json')?.atMs;
  const recordedMs = Date.parse(facts?.recordedAt ?? period?.runs.at(-1)?.at ?? '');
  const time = { claimedMs: recordedMs, ...(signedMs === undefined ? {} : { provenMs: signedMs }) };
  const attestation = digests.get('attestation.json') ?? '';
  const others = checkEndorsements(files, { attestation, signer, keys, demands, proven });
  const claimed = { recordedMs, ...(lastMs === undefined ? {} : { lastMs }) };
  return {
    endorsements: others.endorsements,
    findings: [
      ...(signer === undefined ? [] : checkKey(signer, 'sign', time, 'attestation.json')),
      ...findings,
      ...checkBracket(proven, claimed),
      ...others.findings,
    ],
    ...(signedMs === undefined ? {} : { signedMs }),
  };
}

interface WholeFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly digests: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** Reads every small file, once. */
function readWhole(source: BundleSource): WholeFiles {
  const files = new Map<string, Uint8Array>();
  const digests = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [path, size] of source.files) {
    if (streamedPaths.has(path) || path === ledgerPath || path.startsWith('runs/')) continue;
    if (size > maxWhole) {
      findings.push(finding('too-big', 'larger than such a file ever is', path));
      continue;
    }
    const bytes = attempt(path, findings, () =>
      Buffer.concat([...source.chunks(path)].map((chunk) => Uint8Array.from(chunk))),
    );
    if (bytes === undefined) continue;
    files.set(path, bytes);
    digests.set(path, createHash('sha256').update(bytes).digest('hex'));
  }
  return { files, digests, findings };
}

/** What a file that cannot be read is told as; anything else is thrown. */
function attempt<T>(path: string, findings: Finding[], action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    const code = codeOf(error);
    if (!/^E[A-Z]+$/u.test(code)) throw error;
    findings.push(finding('unreadable', `cannot be read (${code})`, path));
    return undefined;
  }
}

interface RecordReport {
  readonly findings: readonly Finding[];
  readonly digests: ReadonlyMap<string, string>;
  readonly facts?: DrillPredicate;
  readonly period?: PeriodPredicate;
  readonly firstLine?: string;
  /** Of the last event, where the journal follows the wall clock; milliseconds since 1970. */
  readonly lastMs?: number;
}

/** Everything that takes the journal: its chain, the database beside it, and all figures. */
async function checkRecord(
  source: BundleSource,
  whole: WholeFiles,
  predicate: Json | undefined,
  options: VerifyOptions,
): Promise<RecordReport> {
  const findings: Finding[] = [];
  const digests = new Map<string, string>();
  const csv = source.files.has(runsCsvPath)
    ? attempt(runsCsvPath, findings, () => digestOf(source.chunks(runsCsvPath)))
    : undefined;
  if (csv !== undefined) digests.set(runsCsvPath, csv);
  const database = source.files.has(databasePath)
    ? attempt(databasePath, findings, () => openDatabase(source))
    : undefined;
  try {
    if (database !== undefined) digests.set(databasePath, database.digest);
    findings.push(...(database?.findings ?? []));
    if (!source.files.has(journalPath)) return { findings, digests };
    const csvHash = createHash('sha256');
    const made = new RunsCsv((text) => csvHash.update(text));
    const followed = attempt(journalPath, findings, () =>
      followJournal(source, database?.reader, (sample) => made.add(sample)),
    );
    if (followed === undefined) return { findings, digests };
    digests.set(journalPath, followed.digest);
    findings.push(...followed.findings);
    const { derived } = followed;
    if (derived === undefined) return { findings, digests };
    made.end();
    const recording = recordingOf(predicate);
    const truth = stateDrill(recording, followed, derived);
    const inputs = truth.inputs.map(({ path }) => whole.files.get(path));
    findings.push(...checkClosing(derived));
    if (predicate !== undefined) findings.push(...comparePredicates(predicate, truth));
    const isDated = !Number.isNaN(Date.parse(recording.recordedAt));
    if (!isDated && predicate !== undefined)
      findings.push(
        finding(
          'statement-malformed',
          'it does not say when the drill was recorded',
          'attestation.json',
        ),
      );
    if (database?.reader !== undefined) {
      findings.push(...checkDatabaseRun(database.reader, inputs));
      if (predicate !== undefined) findings.push(...checkTables(database.reader, derived, truth));
    }
    const views = isDated ? await options.renderViews?.(recording, derived) : undefined;
    if (views !== undefined) {
      findings.push(...checkViews(whole.files, views));
      if (csv !== csvHash.digest('hex')) findings.push(viewDiffers(runsCsvPath));
    }
    const { firstLine, lastMs } = followed;
    return {
      findings,
      digests,
      facts: truth,
      firstLine,
      ...(followsTheClock(derived) ? { lastMs } : {}),
    };
  } finally {
    database?.close();
  }
}

/** On one machine, declared durations pass faster than on the wall. */
function followsTheClock({ opened: { clock, environment } }: Derived): boolean {
  return clock === 'wall' && environment !== 'mock' && environment !== 'virtual';
}

function digestOf(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** What only the statement and the database know; the database is held against it. */
function recordingOf(predicate: Json | undefined): Recording {
  const given = recordOf(predicate ?? null) ?? {};
  const text = (name: string): string => {
    const value = given[name];
    return typeof value === 'string' ? value : '';
  };
  return { run: text('run'), recordedAt: text('recordedAt'), host: text('host') };
}

function checkViews(files: ReadonlyMap<string, Uint8Array>, views: readonly View[]): Finding[] {
  return views
    .filter(({ name, bytes }) => {
      const given = files.get(`views/${name}`);
      return given === undefined || !sameBytes(bytes, given);
    })
    .map(({ name }) => viewDiffers(`views/${name}`));
}

const viewDiffers = (path: string): Finding =>
  finding('view-differs', 'is not what follows from the journal', path);
