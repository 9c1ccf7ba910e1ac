import { Command, CommanderError, Option } from 'commander';
import type { CalibrateOptions } from './calibrate/calibrate.ts';
import type { DebtOptions } from './debt/debt.ts';
import type { DrillOptions } from './drill/drill.ts';
import type { ExitCode } from './failure.ts';
import type { GraphOptions } from './graph.ts';
import type { InitOptions } from './init/init.ts';
import type { StudioOptions } from './studio.ts';
import { exitCodes } from './failure.ts';
import type { LintOptions } from './lint/lint-fully.ts';
import { graphFormats } from './formats/graph-format.ts';
import { lintFormats } from './formats/lint-format.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addReportCommands } from './commands/report.ts';
import { addReviewCommands } from './commands/review.ts';
import { addResultsCommands } from './commands/results.ts';
import {
  formatOption,
  partOf,
  precisionShare,
  rate,
  resultsOption,
  speedFactor,
  wholeNumber,
} from './commands/options.ts';
import { runCommand } from './run-command.ts';
import { toolVersion } from './tool-version.ts';
import type { TuneOptions } from './tune/tune.ts';

let exitCode: ExitCode = exitCodes.good;

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
  .option('--timestamp <address>', 'have an authority confirm when each drill begins (RFC 3161)')
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
  .command('debt')
  .description('say what was drilled, when and with what, and which drills are owed')
  .argument('[paths...]', 'playbooks and folders; without them, this folder')
  .option('--check', 'fail when a drill is owed')
  .option('--record', 'write what was drilled into backstep-drills.json, for `lint` to know')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (paths: string[], options: DebtOptions) => {
    const { debt } = await import('./debt/debt.ts');
    exitCode = await debt(paths, options);
  });

program
  .command('calibrate')
  .description('write how long steps took, as measured, into their playbook')
  .argument('<playbook>', 'its file')
  .option(
    '--run <id>',
    'a run of it, or `last`, several times; otherwise all of them',
    (id: string, others: string[]) => [...others, id],
    [],
  )
  .option('--csv <file>', 'measured elsewhere: `step,duration` or `step,started,ended`, and `run`')
  .option('--least <n>', 'leave alone what was measured fewer times', wholeNumber(1), 3)
  .option('--simulated', 'take runs, too, whose durations come from the playbook itself')
  .option('--dry-run', 'show what would be written')
  .addOption(resultsOption())
  .addOption(formatOption())
  .action(async (file: string, options: CalibrateOptions) => {
    const { calibrate } = await import('./calibrate/calibrate.ts');
    exitCode = calibrate(file, options);
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

const run = async (action: () => ExitCode | Promise<ExitCode>): Promise<void> => {
  exitCode = await action();
};

addResultsCommands(program, run);
addReportCommands(program, run);
addEvidenceCommands(program, run);
addReviewCommands(program, run);

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
