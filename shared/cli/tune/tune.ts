import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { Incident, MetricSeries } from '../../model/metric-series.ts';
import type { Plan } from '../../model/plan.ts';
import type { Trigger } from '../../model/playbook.ts';
import type { Tuning } from '../../drill/tune/tune.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { chooseScenarios } from '../../files/choose-scenarios.ts';
import { findFiles } from '../../files/find-files.ts';
import { loadWorkspace } from '../../files/load-workspace.ts';
import { parseInstant } from '../../model/quantities/instant.ts';
import { parseSeries } from '../../files/parse-series.ts';
import { planFor } from '../drill/plan-for.ts';
import { pointOf, printTuning } from './print-tuning.ts';
import { startProgress } from '../drill/progress.ts';
import { readTextInput } from '../read-input.ts';
import { tune } from '../../drill/tune/tune.ts';
import { writeOutput } from '../write-output.ts';

export interface TuneOptions {
  /** The trigger to tune; otherwise all of the playbook. */
  readonly trigger?: string;
  /** Seeds for every setting. */
  readonly runs: number;
  /** Most rollbacks a year that chance may start. */
  readonly falsePerYear: number;
  /** A recorded series of the metric. */
  readonly series?: string;
  /** Times in the series in which something was wrong, `from/to`. */
  readonly incident: readonly string[];
  readonly svg?: string;
  readonly format: 'text' | 'json';
}

/** Tries the triggers of playbooks with other bounds and windows, and suggests settings. */
export async function tuneTriggers(
  args: readonly string[],
  options: TuneOptions,
): Promise<ExitCode> {
  const plans = await plansFor(args);
  const wanted = plans.flatMap((plan) =>
    triggersOf(plan, options.trigger).map((trigger) => ({ plan, trigger })),
  );
  const [first] = wanted;
  if (first === undefined) throw noTrigger(plans, options.trigger);
  if (options.svg !== undefined && wanted.length > 1) {
    throw new CommandFailure(
      `There are ${wanted.length} triggers and scenarios, and one picture.`,
      'Name one scenario, and one trigger with `--trigger`.',
    );
  }
  const series = options.series === undefined ? undefined : readSeries(first.trigger, options);
  if (series !== undefined && new Set(wanted.map(({ trigger }) => trigger.name)).size > 1) {
    throw new CommandFailure(
      'A series is that of one trigger.',
      'Name the trigger whose metric it holds with `--trigger`.',
    );
  }
  const tuned = wanted.map(({ plan, trigger }) => tuneOne(plan, trigger, series, options));
  if (options.svg !== undefined && tuned[0] !== undefined) {
    await writePicture(options.svg, tuned[0], options.falsePerYear);
  }
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(tuned, undefined, 2)}\n`
      : tuned.map((each) => printTuning(each, options.falsePerYear)).join('\n'),
  );
  return exitCodes.good;
}

async function plansFor(args: readonly string[]): Promise<Plan[]> {
  const { files } = await findFiles(args);
  const around = await findFiles([...new Set(files.map((file) => path.dirname(file)))]);
  const loaded = loadWorkspace([...new Set([...files, ...around.files])]);
  const scenarios = chooseScenarios(loaded.workspace, files, around.files);
  return scenarios.map((file) => planFor(loaded, file).plan);
}

function triggersOf({ playbook }: Plan, name: string | undefined): Trigger[] {
  return [...playbook.triggers.values()].filter(
    (trigger) => name === undefined || trigger.name === name,
  );
}

function noTrigger(plans: readonly Plan[], name: string | undefined): CommandFailure {
  const names = new Set(plans.flatMap(({ playbook }) => [...playbook.triggers.keys()]));
  return new CommandFailure(
    name === undefined ? 'There is no trigger to tune.' : `There is no trigger ${name}.`,
    names.size === 0
      ? 'Declare one under `triggers` of the playbook.'
      : `The triggers are ${[...names].join(', ')}.`,
  );
}

function readSeries(trigger: Trigger, { series = '', incident }: TuneOptions): MetricSeries {
  const text = readTextInput(
    series,
    'Name a CSV file, or the JSON answer of a Prometheus range query.',
  );
  const parsed = parseSeries(text, trigger.when.metric, series);
  const incidents = [...parsed.incidents, ...incident.map(parseIncident)];
  return { ...parsed, incidents: incidents.sort((one, other) => one.fromUs - other.fromUs) };
}

function parseIncident(text: string): Incident {
  const [from = '', to = ''] = text.split('/');
  const [begin, end] = [parseInstant(from), parseInstant(to)];
  if (begin.ok && end.ok && begin.value < end.value) {
    return { fromUs: begin.value, toUs: end.value };
  }
  throw new CommandFailure(
    `${text} is no time from one moment to a later one.`,
    'Write --incident 2026-10-02T14:30:00Z/2026-10-02T15:10:00Z.',
  );
}

function tuneOne(
  plan: Plan,
  trigger: Trigger,
  series: MetricSeries | undefined,
  { runs, falsePerYear }: TuneOptions,
): Tuning {
  const progress = startProgress(`${plan.scenario.name}, ${trigger.name}`, 1, 'settings');
  try {
    return tune(plan, trigger, { runs, falsePerYear, series, onProgress: progress.update });
  } finally {
    progress.stop();
  }
}

async function writePicture(file: string, tuning: Tuning, falsePerYear: number): Promise<void> {
  const { renderTuning } = await import('../../ui/render-report.tsx');
  const points = tuning.settings.map(pointOf);
  const suggested = tuning.suggested && points[tuning.settings.indexOf(tuning.suggested)];
  const current = points[tuning.settings.indexOf(tuning.current)];
  if (current === undefined) return;
  const text = renderTuning({
    trigger: tuning.trigger.name,
    points,
    current,
    suggested,
    falsePerYear,
  });
  writeOutput(file, text);
}
