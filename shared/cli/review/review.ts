import type { DatedDecision, ReviewDecision, ReviewItem } from '../../review/review-items.ts';
import type { ExitCode } from '../failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { Results } from '../../store/results.ts';
import type { StoredRun } from '../../conduct/stored-report.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { distributionQuantile } from '../../model/distribution-math.ts';
import { type DrillFinding, findingsOf } from '../../review/findings-of.ts';
import { itemId, reviewItems } from '../../review/review-items.ts';
import { openResults } from '../../store/open-results.ts';
import { oneLine } from '../one-line.ts';
import { parseDay } from '../parse-day.ts';
import { planOfInputs } from '../../files/plan-of-inputs.ts';
import { postRollbackReview } from '../../review/post-rollback-review.ts';
import { readDrill } from '../report/read-drill.ts';
import { reportOf } from '../../store/report-of.ts';
import { retestGap } from '../../review/retest-gap.ts';
import { resultsPath } from '../../store/results-path.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';
import { writeOutput } from '../write-output.ts';

interface Common {
  readonly results?: string;
}

export interface PrepareOptions extends Common {
  readonly output?: string;
  readonly owner?: string;
}

/** Who sees to a finding where the playbook names nobody, and how soon, microseconds. */
const usualOwner = 'unassigned';
const usualWithinUs = 14 * 86_400_000_000;

/** Prepares the review of a run in Markdown, and opens an item for each finding that has none open. */
export function prepareReview(
  id: string,
  { results: file, output, owner }: PrepareOptions,
): ExitCode {
  return withResults(file, (results) => {
    const { run, findings, plan } = examine(results, id);
    const at = new Date().toISOString();
    const within = plan?.playbook.review?.withinUs ?? usualWithinUs;
    const due = new Date(Date.parse(run.row.recordedAt) + within / 1000).toISOString().slice(0, 10);
    const who = owner ?? plan?.playbook.review?.owner ?? plan?.playbook.owner ?? usualOwner;
    const before = new Map(itemsOf(results).map((item) => [item.key, item]));
    const entries = findings.flatMap(({ key, message }) => {
      const known = before.get(key);
      // What a retest has closed is open again only when a later run finds it again.
      if (isUnresolved(known) || (known?.retest ?? '') > run.row.id) return [];
      const what = known === undefined ? 'opened' : 'reopened';
      return [entry(key, run.row.id, { what, message, owner: who, due }, at)];
    });
    results.addReviewEntries(entries);
    const text = postRollbackReview(reportOf(run.row, run.derived), findings, itemsOf(results));
    if (output === undefined) process.stdout.write(text);
    else write(output, text);
    return exitCodes.good;
  });
}

/** Whether something is known, and no retest has shown that it is gone. */
const isUnresolved = (item: ReviewItem | undefined): boolean =>
  item !== undefined && item.state !== 'closed';

/** Lists what is to be seen to or may stay for now; the closed, too, when asked. */
export function listReview({
  results: file,
  all,
  format,
}: Common & { readonly all?: boolean; readonly format: 'text' | 'json' }): ExitCode {
  return withResults(file, (results) => {
    const items = itemsOf(results).filter((item) => all === true || isUnresolved(item));
    process.stdout.write(
      format === 'json' ? `${JSON.stringify(items, undefined, 2)}\n` : printItems(items),
    );
    return exitCodes.good;
  });
}

/** Gives an item to somebody, by a day; by that which it has unless told. */
export function assignReview(
  id: string,
  { results: file, owner, due: told }: Common & { readonly owner: string; readonly due?: string },
): ExitCode {
  assertSaid('--owner', owner);
  if (told !== undefined) parseDay(told);
  return withResults(file, (results) => {
    const item = findItem(results, id);
    const due = told ?? item.due;
    const decision = { what: 'assigned', owner, due } as const;
    results.addReviewEntries([entry(item.key, item.run, decision, new Date().toISOString())]);
    process.stdout.write(`${item.id} is with ${oneLine(owner)} until ${due}.\n`);
    return exitCodes.good;
  });
}

export interface AcceptOptions extends Common {
  readonly by: string;
  readonly because: string;
  /** The last day on which it may stay. */
  readonly until: string;
}

/** Lets an item stay as it is until a day. */
export function acceptReview(
  id: string,
  { results: file, by, because, until }: AcceptOptions,
): ExitCode {
  assertSaid('--by', by);
  assertSaid('--because', because);
  parseDay(until);
  if (until < today())
    throw new CommandFailure(`${until} has passed.`, 'Name a day from today on.');
  return withResults(file, (results) => {
    const item = findItem(results, id);
    if (item.state === 'closed')
      throw new CommandFailure(
        `${item.id} is closed: run ${item.retest ?? ''} does not find it.`,
        'There is nothing to accept.',
      );
    const decision = { what: 'accepted', by, because, until } as const;
    results.addReviewEntries([entry(item.key, item.run, decision, new Date().toISOString())]);
    process.stdout.write(`${item.id} may stay until ${until}: ${oneLine(by)} accepts it.\n`);
    return exitCodes.good;
  });
}

export interface CloseOptions extends Common {
  readonly retest: string;
  /** Why a retest that does not cover the finding is enough. */
  readonly because?: string;
}

const drillAgain = 'Mend the cause, drill the same playbook and scenario again, and name that run.';

/** Closes an item, by a run that covers it and does not find it again; or by one that does not, where somebody says why that is enough. */
export function closeReview(
  id: string,
  { results: file, retest, because }: CloseOptions,
): ExitCode {
  if (because !== undefined) assertSaid('--because', because);
  return withResults(file, (results) => {
    const item = findItem(results, id);
    const { run, findings, plan } = examine(results, retest);
    const { row } = run;
    const refuse = (why: string, remedy = drillAgain): never => {
      throw new CommandFailure(`Run ${row.id} does not close ${item.id}: ${why}.`, remedy);
    };
    if (item.state === 'closed') refuse('it is closed already');
    if (!item.key.startsWith(`${row.playbook}/${row.scenario}/`))
      refuse('it is of another playbook or scenario');
    if (row.id <= item.run) refuse('it is not later than the run that found it');
    if (row.status !== 'closed' || row.verdict === 'inconclusive') refuse('it has decided nothing');
    if (findings.some(({ key }) => key === item.key)) refuse('it finds the same again');
    const gap = gapOf(results, item, run, plan);
    if (gap !== undefined && because === undefined)
      refuse(
        gap,
        `${drillAgain} If it is enough all the same, say why with \`--because\`: that is kept with the item.`,
      );
    const decision = {
      what: 'closed',
      retest: row.id,
      ...(gap === undefined || because === undefined ? {} : { because }),
    } as const;
    results.addReviewEntries([entry(item.key, row.id, decision, new Date().toISOString())]);
    process.stdout.write(`${item.id} is closed by run ${row.id}.\n`);
    return exitCodes.good;
  });
}

/** Why a run that does not find an item again leaves it open; undefined where it covers it. */
function gapOf(
  results: Results,
  { run: id, key }: ReviewItem,
  { row, derived }: StoredRun,
  plan: Plan | undefined,
): string | undefined {
  const before = examine(results, id);
  const finding = before.findings.find((each) => each.key === key);
  if (finding === undefined) return undefined;
  const found = { report: reportOf(before.run.row, before.run.derived), plan: before.plan };
  const samples = results.samples(row.id);
  return retestGap(finding, found, { report: reportOf(row, derived), plan, samples });
}

function withResults(file: string | undefined, action: (results: Results) => ExitCode): ExitCode {
  const results = openResults(file ?? resultsPath(process.cwd()), { mustExist: true });
  try {
    return action(results);
  } finally {
    results.close();
  }
}

interface Examined {
  readonly run: StoredRun;
  readonly findings: readonly DrillFinding[];
  /** Absent where the files that are kept with it make none any more. */
  readonly plan: Plan | undefined;
}

function examine(results: Results, id: string): Examined {
  const run = readDrill(results, id);
  const plan = planOfInputs(results.inputs(run.row.id));
  const steps =
    plan === undefined ? [] : [plan.playbook, ...plan.beside].flatMap(({ steps: own }) => own);
  const estimates = new Map(steps.map((step) => [step.id, distributionQuantile(step.takes, 0.95)]));
  return { run, plan, findings: findingsOf(reportOf(run.row, run.derived), estimates) };
}

/** The day of UTC. */
const today = (): string => new Date().toISOString().slice(0, 10);

/** What is kept of a decision says something. */
function assertSaid(option: string, words: string): void {
  if (words.trim() !== '') return;
  throw new CommandFailure(
    `\`${option}\` is empty.`,
    'Say it in a few words: it is kept with the item.',
  );
}

const itemsOf = (results: Results): ReviewItem[] => reviewItems(results.reviewEntries(), today());

function entry(item: string, run: string, decision: ReviewDecision, at: string) {
  const dated: DatedDecision = { ...decision, at };
  return { item, run, line: JSON.stringify(dated) };
}

function findItem(results: Results, id: string): ReviewItem {
  const found = itemsOf(results).find(({ key }) => itemId(key) === id);
  if (found !== undefined) return found;
  throw new CommandFailure(`There is no item ${id}.`, '`backstep review list --all` shows them.');
}

function printItems(items: readonly ReviewItem[]): string {
  if (items.length === 0) return 'Nothing is open. `backstep review prepare` looks at a run.\n';
  const rows = items.map((item) => [
    item.id,
    describeState(item),
    item.owner,
    item.due,
    item.key.split('/').slice(0, 2).join(' / '),
    describeFinding(item),
  ]);
  const heading = ['item', 'state', 'owner', 'due', 'playbook / scenario', 'finding'].map((word) =>
    styled('dim', word),
  );
  return `${table([heading, ...rows])}\n`;
}

function describeState({ state, due, retest, accepted }: ReviewItem): string {
  switch (state) {
    case 'closed':
      return styled('green', `closed by ${retest ?? ''}`);
    case 'accepted':
      return styled('yellow', `accepted by ${accepted?.by ?? ''}`);
    case 'open':
      return due < today() ? styled('red', 'overdue') : state;
  }
}

/** What was found, and why that may stay, or why a retest was enough. */
function describeFinding({ message, state, because, accepted }: ReviewItem): string {
  if (state === 'accepted') return `${message} It may stay because ${accepted?.because ?? ''}`;
  return because === undefined ? message : `${message} The retest is enough because ${because}`;
}

function write(file: string, text: string): void {
  writeOutput(file, text, 'Check the folder and its permissions.');
  process.stdout.write(`Wrote ${file}.\n`);
}
