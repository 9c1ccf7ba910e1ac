import type { Command } from 'commander';
import type { PruneOptions } from '../results/prune.ts';
import type { ResultsOptions } from '../results/check.ts';
import { age, formatOption, resultsOption, type Run } from './options.ts';

/** The commands of `results`. */
export function addResultsCommands(program: Command, perform: Run): void {
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
    .action((options: ResultsOptions & { repair?: true }) =>
      perform(async () => {
        const { checkResults } = await import('../results/check.ts');
        return checkResults(options);
      }),
    );

  results
    .command('merge')
    .description('bring the runs of other results files in, and put the parts of drills together')
    .argument('<files...>', 'results files, such as those of the jobs of a pipeline')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((files: string[], options: ResultsOptions) =>
      perform(async () => {
        const { mergeResults } = await import('../results/merge.ts');
        return mergeResults(files, options);
      }),
    );

  results
    .command('prune')
    .description('remove old runs that nothing wants kept; without --yes, only say which')
    .requiredOption('--older-than <duration>', 'how old at least, such as 90d', age)
    .option('--yes', 'remove them')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((options: PruneOptions) =>
      perform(async () => {
        const { pruneResults } = await import('../results/prune.ts');
        return pruneResults(options);
      }),
    );
}
