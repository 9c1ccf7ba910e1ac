import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventData } from '../../model/journal.ts';
import type { ExitCode } from '../failure.ts';
import type { InputFile } from '../../store/list-inputs.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { conductDrill } from '../../conduct/conduct-drill.ts';
import { firstDifference, type LineDifference } from './first-difference.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { interruption } from '../drill/interruption.ts';
import { JournalFile } from '../../evidence/check-journal.ts';
import { journalPath } from '../../evidence/bundle-source.ts';
import { openBundleFolder } from './bundle-folder.ts';
import { openResults } from '../../store/open-results.ts';
import { parseLine } from '../../store/parse-line.ts';
import { planOfInputs } from '../../files/plan-of-inputs.ts';
import { readBundle } from '../../evidence/read-bundle.ts';
import { readInput } from '../read-input.ts';
import { resolvedDigest } from '../../conduct/resolved-digest.ts';
import { saveMemory } from '../drill/save-memory.ts';
import { startProgress } from '../drill/progress.ts';
import { styled } from '../style.ts';
import { subjectPaths } from '../../evidence/subject-path.ts';
import { toolVersion } from '../tool-version.ts';
import { workersOf } from '../drill/workers-of.ts';

export interface ReplayOptions {
  readonly workers?: number;
  readonly format: 'text' | 'json';
}

/** Plays the drill of a bundle again, from nothing but the bundle, and compares the journals byte for byte. */
export async function replayEvidence(folder: string, options: ReplayOptions): Promise<ExitCode> {
  const { dir } = openBundleFolder(folder);
  if (!existsSync(path.join(dir, journalPath)))
    throw new CommandFailure(
      `${folder} holds no drill that could be played again.`,
      'Name a bundle of one drill; a pack of a period holds the journals of several.',
    );
  const opened = openingOf(dir);
  const inputs = inputsOf(dir, opened);
  const plan = planOfInputs(inputs);
  if (plan === undefined || resolvedDigest(plan) !== opened.resolved)
    throw new CommandFailure(
      `The files under ${folder}/subject do not make the plan that the drill began with.`,
      'Verify the bundle: backstep evidence verify',
    );
  const scratch = mkdtempSync(path.join(tmpdir(), 'backstep-replay-'));
  const results = openResults(path.join(scratch, 'results.db'));
  const { signal, dispose } = interruption();
  saveMemory(opened.runs);
  const progress = startProgress(plan.scenario.name, opened.runs);
  try {
    const { seed, runs, precision, shard, tool } = opened;
    const request = { plan, inputs, seed, runs, precision, shard, tool, signal };
    const { runId, interrupted } = await conductDrill(results, {
      ...request,
      workers: workersOf(options),
      onProgress: progress.update,
    });
    progress.stop();
    if (interrupted) return exitCodes.interrupted;
    const difference = firstDifference(journalOf(dir).lines(), results.lines(runId));
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify({ bundle: dir, same: difference === undefined, difference }, undefined, 2)}\n`
        : describe(folder, opened, difference),
    );
    return difference === undefined ? exitCodes.good : exitCodes.findings;
  } finally {
    progress.stop();
    dispose();
    results.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const journalOf = (dir: string): JournalFile =>
  new JournalFile(readBundle(dir).chunks(journalPath));

function openingOf(dir: string): EventData['drill.opened'] {
  const [line] = journalOf(dir).lines();
  const read = parseLine(line ?? '');
  if (!read.ok || read.event.kind !== 'drill.opened')
    throw new CommandFailure(
      'The journal of the bundle does not begin with an opening event.',
      'Verify the bundle: backstep evidence verify',
    );
  const { data } = read.event;
  if (data.environment !== 'virtual')
    throw new CommandFailure(
      'A live drill cannot be played again: it depended on the machine it ran on.',
      'Verify its bundle instead: backstep evidence verify',
    );
  if (data.tool !== `backstep ${toolVersion}`)
    throw new CommandFailure(
      `The drill was made by ${data.tool}; this is backstep ${toolVersion}.`,
      'Replay it with that version: another one may come to other figures.',
    );
  return data;
}

function inputsOf(dir: string, { inputs }: EventData['drill.opened']): InputFile[] {
  const paths = subjectPaths(inputs);
  return inputs.map((input, index) => ({
    ...input,
    bytes: readInput(path.join(dir, paths[index] ?? '')),
  }));
}

function describe(
  folder: string,
  { scenario, runs }: EventData['drill.opened'],
  difference: LineDifference | undefined,
): string {
  if (difference === undefined)
    return `${styled(['bold', 'green'], '✓ SAME')}  ${folder}\nPlayed again from the bundle alone, ${formatCount(runs)} runs of ${scenario} gave the same journal, byte for byte.\n`;
  const { line, bundle, replay } = difference;
  return [
    `${styled(['bold', 'red'], '✗ DIFFERENT')}  ${folder}`,
    `The journals differ from line ${formatCount(line)} on.`,
    `  bundle  ${bundle ?? '(it has ended)'}`,
    `  replay  ${replay ?? '(it has ended)'}`,
    '',
  ].join('\n');
}
