import path from 'node:path';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import type { Verdict } from '../model/journal.ts';
import type { WorkspaceLoader } from './load-workspace.ts';
import { digestOf, type RecordedDrill } from './drill-record.ts';
import { kindOfFile } from '../language/identify.ts';
import { link } from '../language/link.ts';
import { makeInputs } from './make-inputs.ts';
import { planOf } from '../language/plan-of.ts';
import { relativePath } from './relative-path.ts';
import { requirementsOf, strictest } from '../language/rules/requirements-of.ts';
import { resolvedDigest } from '../conduct/resolved-digest.ts';

/**
 * What is owed to a playbook and one scenario of it.
 * - `unusable`: its files have errors, so that it cannot be drilled
 * - `namesake`: another scenario of a playbook of its name is called the same, so that results take the drills of both for those of one
 * - `never-drilled`: no drill of it has ended
 * - `stale`: it means something else than what was drilled
 * - `overdue`: the last drill is older than playbook or policy allow
 * - `not-passed`: the last drill did not pass
 */
export type Debt = 'unusable' | 'namesake' | 'never-drilled' | 'stale' | 'overdue' | 'not-passed';

/** How a playbook and one scenario of it stand. */
export interface DrillStanding {
  /** Null where the scenario finds none. */
  readonly playbook: string | null;
  /** Null where the playbook has no scenario. */
  readonly scenario: string | null;
  /** The scenario; the playbook where it has none. */
  readonly file: string;
  /** The last drill that ended. */
  readonly last?: { readonly run: string; readonly at: string; readonly verdict: Verdict };
  readonly debts: readonly Debt[];
  /** With `namesake`: the files of the others, relative as those of a drill on record are. */
  readonly namesakes?: readonly string[];
  /** Files that are not what they were, with `stale` and also where only comments changed. */
  readonly changed: readonly string[];
  /** The longest time between two drills, microseconds; absent where nobody says. */
  readonly everyUs?: number;
}

/** What is looked at, and when. */
export interface DebtQuestion {
  /** Documents: what is owed to a system, a playbook or a scenario among them; to all that are loaded unless told. */
  readonly about?: ReadonlySet<string>;
  /** Wall clock in milliseconds since 1970; now unless told. */
  readonly nowMs?: number;
}

/** What was drilled, and what is owed. */
export interface DebtReport {
  readonly standings: readonly DrillStanding[];
  /** The last drills of all, as they may be put on record. */
  readonly drills: readonly RecordedDrill[];
}

/**
 * Looks at every playbook among the documents: when it was last drilled, with what, and what has
 * changed since. `root` is the folder that recorded paths are relative to.
 */
export function drillDebt(
  loaded: WorkspaceLoader,
  results: Results | undefined,
  root: string,
  { about, nowMs = Date.now() }: DebtQuestion = {},
): DebtReport {
  const drills: RecordedDrill[] = [];
  const standings: DrillStanding[] = [];
  const isAsked = (...files: readonly (string | undefined)[]): boolean =>
    about === undefined || files.some((file) => file !== undefined && about.has(file));
  const byPlaybook = scenariosByPlaybook(loaded);
  for (const document of loaded.workspace.documents()) {
    if (document.model?.kind !== 'Playbook') continue;
    const { playbook } = document.model;
    const scenarios = byPlaybook.get(document.file) ?? [];
    const system = link(loaded.workspace, document).system?.file;
    if (scenarios.length === 0 && isAsked(document.file, system)) {
      standings.push({
        playbook: playbook.name,
        scenario: null,
        file: document.file,
        debts: ['never-drilled'],
        changed: [],
      });
    }
    for (const scenario of scenarios) {
      const found = standingOf(loaded, results, scenario, playbook.name, root, nowMs);
      if (isAsked(scenario, document.file, system)) standings.push(found.standing);
      if (found.drill !== undefined) drills.push(found.drill);
    }
  }
  for (const file of byPlaybook.get(undefined) ?? []) {
    if (isAsked(file)) standings.push(unusable(loaded, file, null));
  }
  return { standings: standings.map(withNamesakes(loaded, byPlaybook, root)), drills };
}

/** The files of the scenarios that try each playbook, by its file; by nothing those that find none. */
function scenariosByPlaybook({
  workspace,
}: WorkspaceLoader): ReadonlyMap<string | undefined, readonly string[]> {
  const scenarios = [...workspace.documents()].filter(
    ({ model, file }) => (model?.kind ?? kindOfFile(file)) === 'Scenario',
  );
  const byPlaybook = Map.groupBy(scenarios, (document) => link(workspace, document).playbook?.file);
  return new Map([...byPlaybook].map(([of, own]) => [of, own.map(({ file }) => file).sort()]));
}

/** Adds to a standing which other scenarios results cannot tell it from: they know a drill by the names of its playbook and scenario. */
function withNamesakes(
  { workspace }: WorkspaceLoader,
  byPlaybook: ReturnType<typeof scenariosByPlaybook>,
  root: string,
): (standing: DrillStanding) => DrillStanding {
  const nameOf = (file: string | undefined): string | undefined => {
    const model = file === undefined ? undefined : workspace.get(file)?.model;
    if (model?.kind === 'Playbook') return model.playbook.name;
    return model?.kind === 'Scenario' ? model.scenario.name : undefined;
  };
  const key = (playbook: string | null, scenario: string | null | undefined): string =>
    JSON.stringify([playbook, scenario]);
  const scenarios = [...byPlaybook].flatMap(([of, files]) =>
    files.map((file) => ({ file, key: key(nameOf(of) ?? null, nameOf(file)) })),
  );
  const files = Map.groupBy(scenarios, (each) => each.key);
  return (standing) => {
    const alike = files.get(key(standing.playbook, standing.scenario)) ?? [];
    const others = alike.filter(({ file }) => file !== standing.file);
    if (standing.playbook === null || others.length === 0) return standing;
    return {
      ...standing,
      debts: ['namesake', ...standing.debts],
      namesakes: others.map(({ file }) => relativePath(file, root)),
    };
  };
}

interface Found {
  readonly standing: DrillStanding;
  readonly drill?: RecordedDrill;
}

function standingOf(
  loaded: WorkspaceLoader,
  results: Results | undefined,
  file: string,
  playbook: string,
  root: string,
  nowMs: number,
): Found {
  const planned = planOf(loaded.workspace, file);
  if (!planned.ok) return { standing: unusable(loaded, file, playbook) };
  const { plan, files } = planned;
  const scenario = plan.scenario.name;
  const limit = strictest([
    plan.playbook.drillEveryUs,
    ...requirementsOf(plan.policy, plan.playbook, plan.system).map((each) => each.drillEveryUs),
  ]);
  const every = limit === undefined ? {} : { everyUs: limit };
  const last = lastDrill(results, playbook, scenario);
  if (results === undefined || last === undefined) {
    return {
      standing: { playbook, scenario, file, debts: ['never-drilled'], changed: [], ...every },
    };
  }
  const { id: run, recordedAt: at, verdict } = last;
  const before = results.inputs(run);
  const digests = new Set(before.map(({ digest }) => digest.replace('sha256:', '')));
  const inputs = makeInputs(loaded, files, plan, root);
  const changed = inputs.filter(({ bytes }) => !digests.has(digestOf(bytes)));
  const scripts = changed.some(({ role }) => role === 'migration');
  const isStale = scripts || resolvedOf(results, run) !== resolvedDigest(plan);
  const debts: Debt[] = [
    ...(isStale ? (['stale'] as const) : []),
    ...(limit !== undefined && (nowMs - Date.parse(at)) * 1000 > limit
      ? (['overdue'] as const)
      : []),
    ...(verdict === 'passed' ? [] : (['not-passed'] as const)),
  ];
  const standing = { playbook, scenario, file, last: { run, at, verdict }, debts, ...every };
  return {
    standing: { ...standing, changed: changed.map((input) => input.file) },
    // Paths may have been written from another folder then; what they are called now is what can be found.
    drill: {
      playbook,
      scenario,
      at,
      verdict,
      run,
      files: Object.fromEntries(
        inputs.map((input) => [
          input.file,
          changed.includes(input) ? (olderDigest(before, input.role) ?? '') : digestOf(input.bytes),
        ]),
      ),
    },
  };
}

/** What a file of this role was when it was drilled. */
function olderDigest(
  before: readonly { readonly role: string; readonly digest: string }[],
  role: string,
): string | undefined {
  return before.find((input) => input.role === role)?.digest.replace('sha256:', '');
}

/** A scenario that cannot be drilled as it is written; by its file where it has no name. */
function unusable(
  { workspace }: WorkspaceLoader,
  file: string,
  playbook: string | null,
): DrillStanding {
  const model = workspace.get(file)?.model;
  const named = model?.kind === 'Scenario' ? model.scenario.name : '';
  const scenario = named === '' ? path.basename(file) : named;
  return { playbook, scenario, file, debts: ['unusable'], changed: [] };
}

function lastDrill(
  results: Results | undefined,
  playbook: string,
  scenario: string,
): (RunRow & { readonly verdict: Verdict }) | undefined {
  const ended = results
    ?.runs({ playbook, scenario, limit: 100 })
    .find(({ verdict }) => verdict !== null);
  return ended === undefined || ended.verdict === null
    ? undefined
    : { ...ended, verdict: ended.verdict };
}

function resolvedOf(results: Results, run: string): string | undefined {
  for (const line of results.lines(run)) {
    return (JSON.parse(line) as { readonly data?: { readonly resolved?: string } }).data?.resolved;
  }
  return undefined;
}
