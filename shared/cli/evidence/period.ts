import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { ensureKeyPair, keyFiles, keyFolder } from '../../evidence/signing/write-key-pair.ts';
import { exportPeriod } from '../../evidence/period/export-period.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { loadSigningKey } from '../../evidence/signing/keys.ts';
import { parseDay } from '../parse-day.ts';
import { parseLedger } from '../../store/parse-ledger.ts';
import { openResults } from '../../store/open-results.ts';
import type { Results } from '../../store/results.ts';
import { relativePath } from '../../files/relative-path.ts';
import { renderPeriod } from '../../ui/render-report.tsx';
import { resultsPath } from '../../store/results-path.ts';
import { shellWord } from '../../store/shell-word.ts';

export interface PeriodOptions {
  readonly from: string;
  readonly to?: string;
  readonly playbook?: string;
  readonly owner?: string;
  readonly output: string;
  readonly key?: string;
  readonly results?: string;
}

/** Writes a signed pack of every drill that began in a period, whatever became of it. */
export async function exportPeriodPack(options: PeriodOptions): Promise<ExitCode> {
  const { playbook, owner, key: keyFile } = options;
  const fromMs = parseDay(options.from);
  const nowMs = Date.now();
  // A day that is named belongs to the period.
  const askedMs = options.to === undefined ? nowMs : parseDay(options.to) + dayMs;
  // Nothing can be said of what has not passed.
  const toMs = Math.min(askedMs, nowMs);
  if (fromMs >= nowMs)
    throw new CommandFailure('The period has not begun.', 'Write a day that has passed as --from.');
  if (fromMs >= toMs)
    throw new CommandFailure('The period ends before it begins.', 'Write --from before --to.');
  const results = openResults(options.results ?? resultsPath(process.cwd()), { mustExist: true });
  try {
    refuseUnknown(results, playbook);
    const own = keyFiles(keyFolder(results.file));
    const key = keyFile === undefined ? ensureKeyPair(own).key : loadSigningKey(keyFile);
    const name = `period-${options.from}-${new Date(toMs - 1).toISOString().slice(0, 10)}`;
    const target = path.join(path.resolve(options.output), name);
    const { counts } = await exportPeriod(results, target, {
      key,
      fromMs,
      toMs,
      ...(playbook === undefined ? {} : { playbook }),
      ...(owner === undefined ? {} : { owner }),
      renderPage: renderPeriod,
    });
    const folder = relativePath(target);
    process.stdout.write(
      [
        `Wrote ${folder}: ${formatCount(counts.all)} drill${counts.all === 1 ? '' : 's'}, ${formatCount(counts.passed)} passed, ${formatCount(counts.failed)} failed, ${formatCount(counts.inconclusive)} inconclusive, ${formatCount(counts.interrupted)} interrupted, ${formatCount(counts.pruned)} no longer kept.`,
        ...(toMs < askedMs
          ? [`It ends now, ${new Date(toMs).toISOString()}: the rest of the period has not passed.`]
          : []),
        `Read it: ${folder}/period.html`,
        `Check it: backstep evidence verify ${shellWord(folder)} --key ${keyFile === undefined ? shellWord(relativePath(own.publicFile)) : '<public key>'}`,
        '',
      ].join('\n'),
    );
    return exitCodes.good;
  } finally {
    results.close();
  }
}

/** A name that is written wrongly would give a pack that says that nothing was drilled. */
function refuseUnknown(results: Results, playbook: string | undefined): void {
  if (playbook === undefined) return;
  const { entries } = parseLedger(results.ledger());
  if (entries.some((entry) => entry.playbook === playbook)) return;
  throw new CommandFailure(
    `There is no drill of a playbook ${playbook} in ${relativePath(results.file)}.`,
    '`backstep report list` shows the playbooks that were drilled.',
  );
}

const dayMs = 86_400_000;
