import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../../language/document.ts';
import type { ExitCode } from '../failure.ts';
import type { MeasuredDuration } from '../../files/parse-durations.ts';
import type { Playbook, Step } from '../../model/playbook.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { WorkspaceLoader } from '../../files/load-workspace.ts';
import { applyEdits } from '../../language/certain-fixes.ts';
import { calibrated, fitDurations } from '../../review/fit-durations.ts';
import { readTextInput } from '../read-input.ts';
import { openDocument } from '../../language/document.ts';
import { parseDurations } from '../../files/parse-durations.ts';
import { printCalibration } from './print-calibration.ts';
import { runDurations } from './run-durations.ts';
import { writeTakes } from '../../language/verbs/write-takes.ts';
import { writeText } from '../lint/fix-files.ts';

export interface CalibrateOptions {
  /** Runs to measure; otherwise all of the playbook. */
  readonly run: readonly string[];
  /** Measured elsewhere: a CSV file, instead of runs. */
  readonly csv?: string;
  /** Fewer times than this tell nothing. */
  readonly least: number;
  /** Also of runs whose steps took what the playbook says. */
  readonly simulated?: true;
  readonly dryRun?: true;
  readonly results?: string;
  readonly format: 'text' | 'json';
}

/** What became of one step. */
export interface CalibratedStep {
  readonly step: string;
  /** Whether its duration is another one now, or why not. */
  readonly status: 'written' | 'unmeasured' | 'too-few' | 'not-writable';
  readonly times: number;
  /** As YAML is written. */
  readonly takes?: string;
  /** Microseconds at the median and the 95th percentile, as planned and as measured. */
  readonly planned: readonly [number, number];
  readonly measured?: readonly [number, number];
}

/** Writes how long steps took, as measured, into their playbook. */
export function calibrate(file: string, options: CalibrateOptions): ExitCode {
  const { document, playbook } = readPlaybook(file);
  const measured =
    options.csv === undefined
      ? runDurations(playbook, options)
      : parseDurations(readTextInput(options.csv), options.csv);
  assertKnown(playbook, measured);
  let current = document;
  const steps = playbook.steps.map((step): CalibratedStep => {
    const own = measured.filter((each) => each.step === step.id);
    const { next, ...done } = calibrateStep(current, step, own, options.least);
    current = next ?? current;
    return done;
  });
  const changed = current.tree.text !== document.tree.text;
  if (changed && options.dryRun !== true) writeText(file, current.tree.text);
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify({ file, written: changed && options.dryRun !== true, steps }, undefined, 2)}\n`
      : printCalibration(file, steps, options),
  );
  return exitCodes.good;
}

function calibrateStep(
  document: Document,
  step: Step,
  measured: readonly MeasuredDuration[],
  least: number,
): CalibratedStep & { readonly next?: Document } {
  const common = { step: step.id, times: measured.length, planned: calibrated(step.takes) };
  if (measured.length === 0) return { ...common, status: 'unmeasured' };
  if (measured.length < least) return { ...common, status: 'too-few' };
  const { distribution, text } = fitDurations(measured.map(({ us }) => us));
  const told = { ...common, takes: text, measured: calibrated(distribution) };
  const edits = writeTakes(document, step.at, step.id, text, describeSources(measured));
  const next = openDocument(document.file, applyEdits(document.tree.text, edits));
  const isMeant =
    edits.length > 0 &&
    isDeepStrictEqual(meaning(next), {
      ...meaning(document),
      steps: meaning(document)?.steps.map((each) =>
        each.id === step.id ? { ...each, takes: distribution, takesWritten: true } : each,
      ),
    });
  return isMeant ? { ...told, status: 'written', next } : { ...told, status: 'not-writable' };
}

const meaning = ({ model }: Document): Playbook | undefined =>
  model?.kind === 'Playbook' ? model.playbook : undefined;

/** How often, and in what: the first and the last where there are many. */
function describeSources(measured: readonly MeasuredDuration[]): string {
  const sources = [...new Set(measured.map(({ source }) => source))];
  const [first = '', second] = sources;
  const named = second === undefined ? first : `${first} to ${sources.at(-1) ?? ''}`;
  const times = measured.length === 1 ? 'once' : `${measured.length} times`;
  return `${times}, ${second === undefined ? '' : `${sources.length} sources, `}${named}`.replace(
    /[\r\n]+/gu,
    ' ',
  );
}

function readPlaybook(file: string): { readonly document: Document; readonly playbook: Playbook } {
  const loader = new WorkspaceLoader();
  loader.load(file);
  const document = loader.workspace.get(file);
  const playbook = document && meaning(document);
  if (document === undefined || playbook === undefined)
    throw new CommandFailure(
      `${file} is no playbook that can be read.`,
      'Name a file that ends in .playbook.yaml; `backstep lint` says what is wrong with it.',
    );
  const problem = document.problems.find(({ severity }) => severity === 'error');
  if (problem === undefined) return { document, playbook };
  throw new CommandFailure(
    `${file} has errors: ${problem.message}`,
    'Mend first what `backstep lint` finds.',
  );
}

function assertKnown({ steps, name }: Playbook, measured: readonly MeasuredDuration[]): void {
  const known = new Set(steps.map(({ id }) => id));
  const unknown = measured.find(({ step }) => !known.has(step));
  if (unknown === undefined) return;
  throw new CommandFailure(
    `${unknown.source} measures the step \`${unknown.step}\`, which ${name} does not have.`,
    `Its steps are ${[...known].join(', ')}.`,
  );
}
