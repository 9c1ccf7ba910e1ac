import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { DrillOptions } from './drill/drill.ts';
import type { ExitCode } from './failure.ts';
import type { ExportOptions } from './evidence/export.ts';
import type { GraphOptions } from './graph.ts';
import type { InitOptions } from './init/init.ts';
import type { KeygenOptions } from './evidence/keygen.ts';
import type { ListOptions, ShowOptions, TrendOptions } from './report/report.ts';
import type { PruneOptions } from './results/prune.ts';
import type { ResultsOptions } from './results/check.ts';
import type { StudioOptions } from './studio.ts';
import type { VerifyOptions } from './evidence/verify.ts';
import { exitCodes } from './failure.ts';
import type { LintOptions } from './lint/lint-fully.ts';
import { graphFormats } from './formats/graph-format.ts';
import { lintFormats } from './formats/lint-format.ts';
import { type Part, parsePart } from './drill/parse-part.ts';
import { parseDuration } from '../model/quantities/duration.ts';
import { parseShare } from '../model/quantities/share.ts';
import { runCommand } from './run-command.ts';
import { toolVersion } from './tool-version.ts';
import type { TuneOptions } from './tune/tune.ts';

let exitCode: ExitCode = exitCodes.good;

const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };

/** `20x` or `20`. */
const speedFactor = (text: string): number => {
  const value = Number(text.replace(/x$/i, ''));
  if (/^\d/.test(text) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError('It must be a number from 1 to 1000, such as 20x.');
};

const rate = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1e6) return value;
  throw new InvalidArgumentError('It must be a number above 0, such as 1 or 0.1.');
};

/** `5%` or `0.05`. */
const precisionShare = (text: string): number => {
  const parsed = parseShare(text);
  const share = parsed.ok ? parsed.value : Number(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a share above 0, such as 5%.');
};

/** A duration in microseconds. */
const age = (text: string): number => {
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('It must be a duration, such as 90d.');
};

const partOf = (text: string): Part => {
  const part = parsePart(text);
  if (part !== undefined) return part;
  throw new InvalidArgumentError('It must be a part of several, such as 2/4.');
};

const program = new Command('backstep')
  .description('Rollback plans that are compiled, checked, simulated and proven.')
  .version(toolVersion)
  .showHelpAfterError('(add --help for what is possible)')
  .exitOverride();

program
  .command('init')
  .description('write a first system, playbook and scenario; asks what flags do not tell')
  .argument('[folder]', 'where; otherwise this folder', '.')
  .option('--service <name>', 'the service that is deployed')
  .option('--from <version>', 'the version that runs now')
  .option('--to <version>', 'the version that replaces it')
  .option('--image <image>', 'its image, without tag')
  .option('--team <team>', 'who owns the playbook')
  .option('--rto <duration>', 'within what time it must be well again')
  .option('--traffic <rate>', 'how many requests reach it')
  .option('--store <name>', 'the store it keeps its data in')
  .option('--yes', 'ask nothing: take the usual answers')
  .action(async (folder: string, options: InitOptions) => {
    const { init } = await import('./init/init.ts');
    exitCode = await init(folder, options);
  });

program
  .command('lint')
  .description('check files, folders and globs')
  .argument('[paths...]', 'files, folders or quoted globs; without them, this folder')
  .addOption(
    new Option('--format <format>', 'how findings are printed')
      .choices(lintFormats)
      .default('text'),
  )
  .option('--max-warnings <n>', 'fail when there are more warnings', wholeNumber(0))
  .option('--fix', 'mend first what leaves no choice')
  .option('--baseline <file>', 'leave out the findings that this file knows')
  .option('--update-baseline', 'write what is found as the baseline (backstep-baseline.json)')
  .option('--watch', 'check again whenever a document changes')
  .action(async (paths: string[], options: LintOptions & { watch?: true }) => {
    const { lintFully } = await import('./lint/lint-fully.ts');
    if (options.watch === true) {
      const { lintWatching } = await import('./lint/lint-watching.ts');
      exitCode = await lintWatching(paths, () => lintFully(paths, options));
    } else exitCode = await lintFully(paths, options);
  });

program
  .command('fmt')
  .description('write files, folders and globs in the usual form; comments and order stay')
  .argument('[paths...]', 'files, folders or quoted globs; without them, this folder')
  .option('--check', 'write nothing, and fail where the form is another one')
  .action(async (paths: string[], options: { check?: true }) => {
    const { fmt } = await import('./fmt.ts');
    exitCode = await fmt(paths, options.check === true);
  });

const resultsOption = (): Option =>
  new Option(
    '--results <file>',
    'the results file; otherwise .backstep/results.db of the workspace',
  );
const formatOption = (): Option =>
  new Option('--format <format>', 'how it is printed').choices(['text', 'json']).default('text');

program
  .command('lsp')
  .description('serve an editor over the Language Server Protocol')
  .option('--stdio', 'over standard input and output, which is the only way')
  .action(async () => {
    const { lsp } = await import('./lsp.ts');
    exitCode = await lsp();
  });

program
  .command('drill')
  .description('replay scenarios against a playbook in virtual time, and keep what they show')
  .argument('[paths...]', 'scenarios, or playbooks, systems and folders for all of theirs')
  .option('--runs <n>', 'how many seeds', wholeNumber(1, 10_000_000), 1000)
  .option(
    '--seed <n>',
    'the first seed; otherwise that of the scenario',
    wholeNumber(0, 4_294_967_295),
  )
  .option(
    '--precision <share>',
    'end early, once the percentile of the objectives is known within this share of it, such as 5%',
    precisionShare,
  )
  .option(
    '--against <revision>',
    'play the same seeds with the playbook and system of a git revision, and say what differs',
  )
  .option(
    '--shard <i/n>',
    'only one of n equal parts of the seeds, for several machines; see `results merge`',
    partOf,
  )
  .option('--resume <run>', 'go on with a drill that was interrupted, or with the `last` one')
  .option('--live', 'one run against real servers and databases on this machine, on the wall clock')
  .option('--watch', 'play the first run in the terminal')
  .option(
    '--speed <n>x',
    'with --live or --watch: how much faster declared durations pass',
    speedFactor,
  )
  .option('--workers <n>', 'threads; the result does not depend on it', wholeNumber(1, 256))
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (paths: string[], options: DrillOptions) => {
    const { drill } = await import('./drill/drill.ts');
    exitCode = await drill(paths, options);
  });

program
  .command('tune')
  .description('try triggers with other bounds and windows: detection against false alarms')
  .argument('[paths...]', 'scenarios, or playbooks and folders for all of theirs')
  .option('--trigger <name>', 'one trigger; otherwise all')
  .option('--runs <n>', 'seeds for every setting', wholeNumber(20, 100_000), 200)
  .option('--false-per-year <n>', 'the most rollbacks a year that chance may start', rate, 1)
  .option('--series <file>', 'try them on a recorded series, too: CSV or Prometheus JSON')
  .option(
    '--incident <from/to>',
    'a time in the series in which something was wrong; may be repeated',
    (text: string, before: readonly string[]) => [...before, text],
    [],
  )
  .option('--svg <file>', 'write a picture of the settings')
  .addOption(formatOption())
  .action(async (paths: string[], options: TuneOptions) => {
    const { tuneTriggers } = await import('./tune/tune.ts');
    exitCode = await tuneTriggers(paths, options);
  });

program
  .command('studio')
  .description('open playbooks, graphs, drills and their history in the browser')
  .argument('[folder]', 'the folder of the playbooks', '.')
  .option('--port <n>', 'the port on 127.0.0.1; 0 for any that is free', wholeNumber(0, 65_535), 0)
  .option('--no-open', 'only print the address')
  .action(async (folder: string, options: StudioOptions) => {
    const { studio } = await import('./studio.ts');
    exitCode = await studio(folder, options);
  });

const results = program
  .command('results')
  .description('look after results files')
  .helpCommand(false);

results
  .command('check')
  .description('hold everything a results file keeps against its journals')
  .option('--repair', 'compute anew the tables that differ from their journal')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (options: ResultsOptions & { repair?: true }) => {
    const { checkResults } = await import('./results/check.ts');
    exitCode = checkResults(options);
  });

results
  .command('merge')
  .description('bring the runs of other results files in, and put the parts of drills together')
  .argument('<files...>', 'results files, such as those of the jobs of a pipeline')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (files: string[], options: ResultsOptions) => {
    const { mergeResults } = await import('./results/merge.ts');
    exitCode = mergeResults(files, options);
  });

results
  .command('prune')
  .description('remove old runs that nothing wants kept; without --yes, only say which')
  .requiredOption('--older-than <duration>', 'how old at least, such as 90d', age)
  .option('--yes', 'remove them')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (options: PruneOptions) => {
    const { pruneResults } = await import('./results/prune.ts');
    exitCode = pruneResults(options);
  });

const report = program.command('report').description('look at what drills showed');

report
  .command('list', { isDefault: true })
  .description('list runs, newest first')
  .option('--playbook <name>', 'only runs of this playbook')
  .option('--scenario <name>', 'only runs of this scenario')
  .option('--limit <n>', 'how many', wholeNumber(1, 100_000), 20)
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (options: ListOptions) => {
    const { reportList } = await import('./report/report.ts');
    exitCode = await reportList(options);
  });

report
  .command('show')
  .description('show one run')
  .argument('[run]', 'its id, or the beginning of it', 'last')
  .option('--html <file>', 'write a self-contained page instead')
  .option('--svg <file>', 'write a picture of its timeline instead')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (run: string, options: ShowOptions) => {
    const { reportShow } = await import('./report/report.ts');
    exitCode = await reportShow(run, options);
  });

report
  .command('trends')
  .description('show how playbooks did over time')
  .argument('[playbook]', 'its name; otherwise all')
  .option('--scenario <name>', 'only runs of this scenario')
  .option('--html <file>', 'write a self-contained page instead')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (playbook: string | undefined, options: TrendOptions) => {
    const { reportTrends } = await import('./report/report.ts');
    exitCode = await reportTrends(playbook, options);
  });

const evidence = program.command('evidence').description('prove what a drill showed');

evidence
  .command('export')
  .description('write the evidence of a run as a signed folder')
  .argument('[run]', 'its id, or the beginning of it', 'last')
  .option('--output <folder>', 'where to', '.')
  .option('--key <file>', 'the private key; otherwise one is kept beside the results')
  .addOption(resultsOption())
  .action(async (run: string, options: ExportOptions) => {
    const { exportEvidence } = await import('./evidence/export.ts');
    exitCode = await exportEvidence(run, options);
  });

evidence
  .command('verify')
  .description('check a folder of evidence')
  .argument('<folder>', 'the folder')
  .option('--key <file...>', 'public keys you trust, obtained another way than the evidence', [])
  .addOption(formatOption())
  .action(async (folder: string, options: VerifyOptions) => {
    const { verifyEvidence } = await import('./evidence/verify.ts');
    exitCode = await verifyEvidence(folder, options);
  });

evidence
  .command('keygen')
  .description('make a key pair for signing evidence')
  .addOption(
    new Option('--kind <kind>', 'the sort of key').choices(['p256', 'ed25519']).default('p256'),
  )
  .option('--output <folder>', 'where to; otherwise beside the results')
  .action(async (options: KeygenOptions) => {
    const { makeKeys } = await import('./evidence/keygen.ts');
    exitCode = makeKeys(options);
  });

program
  .command('graph')
  .description('draw the dependencies of a system or the steps of a playbook')
  .argument('<file>', 'a system or a playbook')
  .addOption(
    new Option('--format <format>', 'how it is written').choices(graphFormats).default('svg'),
  )
  .addOption(
    new Option('--theme <theme>', 'colours of the SVG')
      .choices(['auto', 'light', 'dark'])
      .default('auto'),
  )
  .option('--output <file>', 'where to; otherwise standard output')
  .action(async (file: string, options: GraphOptions) => {
    const { graph } = await import('./graph.ts');
    exitCode = await graph(file, options);
  });

program
  .command('explain')
  .description('say what a finding, a term or a field of the language means')
  .argument(
    '<what>',
    'a code such as artifact/mutable-tag, a term such as RTO, or a field such as objectives.rto',
  )
  .action(async (what: string) => {
    const { explain } = await import('./explain.ts');
    exitCode = explain(what);
  });

/** Runs the command line; sets the exit code of the process, but lets its output drain. */
export function main(argv: readonly string[]): Promise<void> {
  return runCommand(async () => {
    try {
      await program.parseAsync(argv);
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      return error.exitCode === 0 ? exitCodes.good : exitCodes.usage;
    }
    return exitCode;
  });
}
