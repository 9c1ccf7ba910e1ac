import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseLedger } from '../../store/parse-ledger.ts';
import type { Results } from '../../store/results.ts';
import { formatEnvelope, statementType } from '../signing/dsse.ts';
import { signPayload } from '../signing/sign-payload.ts';
import { EvidenceError } from '../evidence-error.ts';
import { HashedFile } from '../hashed-file.ts';
import type { SigningKey } from '../signing/keys.ts';
import { formatInToto } from '../statement.ts';
import { formatSums, sha256 } from '../sums.ts';
import { writeNewFile, writeWhole } from '../write-whole.ts';
import { dueRuns, type DueRun, type PeriodFilter } from './due-runs.ts';
import { periodGuide } from './period-guide.ts';
import {
  ledgerPath,
  type PeriodPredicate,
  periodPredicateType,
  type PeriodRun,
  runPath,
  statePeriod,
} from './period-statement.ts';
import { periodRun, readRun } from './read-run.ts';

export interface PeriodOptions extends PeriodFilter {
  readonly key: SigningKey;
  /** The page for people. */
  readonly renderPage: (period: PeriodPredicate) => string;
}

/**
 * Writes a pack of all runs that began in a period, whatever became of them, with the ledger that
 * tells of them, and returns what it states. It appears whole or not at all. Throws an
 * EvidenceError, or a ResultsError when the results file cannot be read.
 */
export async function exportPeriod(
  results: Results,
  target: string,
  options: PeriodOptions,
): Promise<PeriodPredicate> {
  const lines = results.ledger();
  const { entries, head, broken } = parseLedger(lines);
  if (broken !== undefined) throw brokenLedger(results.file);
  const due = dueRuns(entries, options);
  let stated: PeriodPredicate | undefined;
  await writeWhole(target, (draft) => {
    const digests = new Map<string, string>();
    const put = (path: string, text: string): void => {
      writeNewFile(join(draft, path), Buffer.from(text));
      digests.set(path, sha256(Buffer.from(text)));
    };
    put(ledgerPath, lines.map((line) => `${line}\n`).join(''));
    mkdirSync(join(draft, 'runs'));
    const runs = due.map((each): PeriodRun => {
      if (each.pruned) return periodRun(each, undefined);
      const { run, digest } = writeRun(draft, results, each);
      digests.set(runPath(each.run), digest);
      return run;
    });
    const period = statePeriod(options, runs, { entries: entries.length, head });
    stated = period;
    put('period.html', options.renderPage(period));
    put('VERIFY.md', periodGuide(options.key.kind));
    put('SHA256SUMS', formatSums(digests));
    const statement = formatInToto(digests, periodPredicateType, period);
    const envelope = signPayload(statementType, Buffer.from(statement), options.key);
    const attestation = Buffer.from(formatEnvelope(envelope));
    writeNewFile(join(draft, 'attestation.json'), attestation);
    const cited = due.filter(({ pruned }) => !pruned).map(({ run }) => run);
    results.cite({ kind: 'period', attestation: sha256(attestation), runs: cited });
    return Promise.resolve();
  });
  if (stated === undefined) throw new Error('A pack that was written states something');
  return stated;
}

function writeRun(
  draft: string,
  results: Results,
  due: DueRun,
): { readonly run: PeriodRun; readonly digest: string } {
  const file = new HashedFile(join(draft, runPath(due.run)));
  try {
    const read = readRun(file.beside(results.lines(due.run)));
    if (read.broken !== undefined || (due.head !== undefined && read.head !== due.head)) {
      throw new EvidenceError(
        'journal-broken',
        `The journal of run ${due.run} is not the one that the ledger tells of.`,
        'Restore the results file from a backup; a changed journal is no evidence.',
      );
    }
    return { run: periodRun(due, read), digest: file.end() };
  } finally {
    file.close();
  }
}

function brokenLedger(file: string): EvidenceError {
  return new EvidenceError(
    'journal-broken',
    `The ledger of ${file} is broken.`,
    'Restore the results file from a backup; `backstep results check` says what is wrong.',
  );
}
