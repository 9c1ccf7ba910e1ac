import type { Json } from '../../store/strict-json.ts';
import { parseLedger, type ParsedLedger } from '../../store/parse-ledger.ts';
import type { BundleSource } from '../bundle-source.ts';
import { JournalFile } from '../check-journal.ts';
import { comparePredicates } from '../check-statement.ts';
import { recordOf } from '../statement.ts';
import { type Finding, finding } from '../verify-findings.ts';
import { dueRuns, type DueRun, type PeriodFilter } from './due-runs.ts';
import {
  ledgerPath,
  type PeriodPredicate,
  type PeriodRun,
  runPath,
  statePeriod,
} from './period-statement.ts';
import { periodRun, readRun } from './read-run.ts';

/** How far a ledger had come when somebody saw it. */
export interface Checkpoint {
  readonly entries: number;
  readonly head: string;
}

export interface PeriodReport {
  readonly findings: readonly Finding[];
  /** SHA-256 of the files that were read here, by path. */
  readonly digests: ReadonlyMap<string, string>;
  readonly facts?: PeriodPredicate;
}

/**
 * Verifies what a period pack says: its ledger, that every run the ledger tells of is there, and
 * every figure. Never throws for what the pack holds.
 */
export function checkPeriod(
  source: BundleSource,
  predicate: Json | undefined,
  since: Checkpoint | undefined,
): PeriodReport {
  const digests = new Map<string, string>();
  const filter = filterOf(predicate);
  const file = new JournalFile(source.files.has(ledgerPath) ? source.chunks(ledgerPath) : []);
  const lines = [...file.lines()];
  digests.set(ledgerPath, file.digest());
  const ledger = parseLedger(lines);
  const findings = [...checkLedgerLines(ledger, file.isText), ...checkSince(ledger, lines, since)];
  if (predicate === undefined) return { digests, findings };
  if (filter === undefined) {
    return {
      digests,
      findings: [...findings, finding('statement-malformed', 'it names no period', attestation)],
    };
  }
  const due = dueRuns(ledger.entries, filter);
  const runs = due.map((each) => checkRun(source, each, digests, findings));
  findings.push(...unknownRuns(source, due, digests));
  const truth = statePeriod(filter, runs, { entries: ledger.entries.length, head: ledger.head });
  findings.push(...comparePredicates(withoutWording(predicate), withoutWording(truth)));
  return { findings, digests, facts: truth };
}

/** How far a pack claims to carry is compared, in what words it says so is not: they may change between versions. */
function withoutWording<T>(predicate: T): T {
  const { claims, ...rest } = recordOf(predicate as Json) ?? {};
  if (!Array.isArray(claims)) return predicate;
  const bare = (claims as Json[]).map((claim) => {
    const { framework, control, strength } = recordOf(claim) ?? {};
    return { framework, control, strength };
  });
  return { ...rest, claims: bare } as T;
}

const attestation = 'attestation.json';

function filterOf(predicate: Json | undefined): PeriodFilter | undefined {
  const { from, to, playbook, owner } = recordOf(predicate ?? null) ?? {};
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return undefined;
  return {
    fromMs,
    toMs,
    ...(typeof playbook === 'string' ? { playbook } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
  };
}

function checkLedgerLines({ entries, broken }: ParsedLedger, isText: boolean): Finding[] {
  if (broken !== undefined) {
    const { position, message, isRepeated } = broken;
    const code = isRepeated === true ? 'duplicate-index' : 'ledger-broken';
    return [finding(code, `entry ${position}: ${message}`, ledgerPath)];
  }
  if (!isText) return [finding('ledger-broken', 'not UTF-8 lines that each end', ledgerPath)];
  const begun = new Set<string>();
  for (const { what, run, position } of entries) {
    if (what !== 'begun' && what !== 'merged') continue;
    if (begun.has(run)) {
      return [finding('duplicate-index', `entry ${position} begins run ${run} again`, ledgerPath)];
    }
    begun.add(run);
  }
  return [];
}

/** A ledger only grows: whoever shows one that is shorter, or another one, hides something. */
function checkSince(
  { entries }: ParsedLedger,
  lines: readonly string[],
  since: Checkpoint | undefined,
): Finding[] {
  if (since === undefined) return [];
  if (entries.length < since.entries) {
    const message = `it ends at entry ${entries.length}, but had ${since.entries} before`;
    return [finding('older-checkpoint', message, ledgerPath)];
  }
  const { head } = parseLedger(lines.slice(0, since.entries));
  return head === since.head
    ? []
    : [
        finding(
          'ledger-forked',
          `it is not the one that had ${since.entries} entries before`,
          ledgerPath,
        ),
      ];
}

function checkRun(
  source: BundleSource,
  due: DueRun,
  digests: Map<string, string>,
  findings: Finding[],
): PeriodRun {
  const path = runPath(due.run);
  if (!source.files.has(path)) {
    if (!due.pruned) {
      findings.push(finding('run-missing', 'the ledger tells of it, and it is not there', path));
    }
    return periodRun(due, undefined);
  }
  const file = new JournalFile(source.chunks(path));
  const read = readRun(file.lines());
  digests.set(path, file.digest());
  if (read.broken !== undefined || !file.isText) {
    const why =
      read.broken === undefined
        ? 'not UTF-8 lines that each end'
        : `line ${read.broken.line}: ${read.broken.message}`;
    findings.push(finding('chain-broken', why, path));
  } else if (due.head !== undefined && read.head !== due.head) {
    findings.push(finding('run-differs', 'it is not the journal that the ledger tells of', path));
  } else if (read.derived === undefined) {
    findings.push(finding('not-derivable', 'no figures follow from its events', path));
  }
  const run = periodRun(due, read);
  const { closed, summary } = read.derived ?? {};
  if (
    closed !== undefined &&
    (closed.verdict !== due.verdict || closed.verdict !== summary?.verdict)
  ) {
    findings.push(finding('signed-lie', 'its verdict does not follow from its events', path));
  }
  return run;
}

/** A journal that the ledger does not tell of, or not in this period. */
function unknownRuns(
  source: BundleSource,
  due: readonly DueRun[],
  digests: Map<string, string>,
): Finding[] {
  const known = new Set(due.map(({ run }) => runPath(run)));
  return [...source.files.keys()]
    .filter((path) => path.startsWith('runs/') && !known.has(path))
    .map((path) => {
      const file = new JournalFile(source.chunks(path));
      digests.set(path, file.digest());
      return finding('run-unknown', 'the ledger tells of no such run in this period', path);
    });
}
