import { type Command, Option } from 'commander';
import type { ChangeOptions, ListOptions, ShowOptions, TrendOptions } from '../report/report.ts';
import type { CompareOptions } from '../report/compare.ts';
import type { SummaryOptions } from '../report/summary.ts';
import { age, formatOption, resultsOption, type Run, wholeNumber } from './options.ts';

/** The commands of `report`. */
export function addReportCommands(program: Command, perform: Run): void {
  const report = program.command('report').description('look at what drills showed');

  report
    .command('list', { isDefault: true })
    .description('list runs, newest first')
    .option('--playbook <name>', 'only runs of this playbook')
    .option('--scenario <name>', 'only runs of this scenario')
    .option('--limit <n>', 'how many', wholeNumber(1, 100_000), 20)
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((options: ListOptions) =>
      perform(async () => {
        const { reportList } = await import('../report/report.ts');
        return reportList(options);
      }),
    );

  report
    .command('show')
    .description('show one run')
    .argument('[run]', 'its id, or the beginning of it', 'last')
    .option('--html <file>', 'write a self-contained page instead')
    .option('--svg <file>', 'write a picture of its timeline instead')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((run: string, options: ShowOptions) =>
      perform(async () => {
        const { reportShow } = await import('../report/report.ts');
        return reportShow(run, options);
      }),
    );

  report
    .command('trends')
    .description('show how playbooks did over time')
    .argument('[playbook]', 'its name; otherwise all')
    .option('--scenario <name>', 'only runs of this scenario')
    .option('--html <file>', 'write a self-contained page instead')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((playbook: string | undefined, options: TrendOptions) =>
      perform(async () => {
        const { reportTrends } = await import('../report/report.ts');
        return reportTrends(playbook, options);
      }),
    );

  addOverviews(report, perform);
}

/** Reports over many runs, and for other systems. */
function addOverviews(report: Command, perform: Run): void {
  report
    .command('summary')
    .description('show success, frequency and trend by playbook, service or team')
    .addOption(
      new Option('--by <what>', 'what drills are counted by')
        .choices(['playbook', 'service', 'team'])
        .default('playbook'),
    )
    .option('--within <duration>', 'only drills of the last so long, such as 90d', age)
    .option('--html <file>', 'write a self-contained page instead')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((options: SummaryOptions) =>
      perform(async () => {
        const { reportSummary } = await import('../report/summary.ts');
        return reportSummary(options);
      }),
    );

  report
    .command('compare')
    .description('say what differs between two runs of the same seeds')
    .argument('<before>', 'id of a run, or the beginning of it')
    .argument('[after]', 'id of a later one', 'last')
    .option('--html <file>', 'write a self-contained page instead')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((before: string, after: string, options: CompareOptions) =>
      perform(async () => {
        const { reportCompare } = await import('../report/compare.ts');
        return reportCompare(before, after, options);
      }),
    );

  report
    .command('change')
    .description('print the record of a run for a change-management system, as JSON')
    .argument('[run]', 'its id, or the beginning of it', 'last')
    .option('--csv', 'as CSV')
    .addOption(resultsOption())
    .action((run: string, options: ChangeOptions) =>
      perform(async () => {
        const { reportChange } = await import('../report/report.ts');
        return reportChange(run, options);
      }),
    );
}
