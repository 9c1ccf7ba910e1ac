import type { Command } from 'commander';
import type { AcceptOptions, CloseOptions, PrepareOptions } from '../review/review.ts';
import { formatOption, resultsOption, type Run } from './options.ts';

/** The commands of `review`. */
export function addReviewCommands(program: Command, perform: Run): void {
  const review = program.command('review').description('see to what drills found');

  review
    .command('prepare', { isDefault: true })
    .description('prepare the post-rollback review of a run in Markdown, and open its findings')
    .argument('[run]', 'its id, or the beginning of it', 'last')
    .option('--output <file>', 'where to; otherwise standard output')
    .option('--owner <name>', 'who sees to it; otherwise whom the playbook names')
    .addOption(resultsOption())
    .action((run: string, options: PrepareOptions) =>
      perform(async () => {
        const { prepareReview } = await import('../review/review.ts');
        return prepareReview(run, options);
      }),
    );

  review
    .command('list')
    .description('list what is open or accepted for now, with owner and due day')
    .option('--all', 'what is closed, too')
    .addOption(resultsOption())
    .addOption(formatOption())
    .action((options: { results?: string; all?: true; format: 'text' | 'json' }) =>
      perform(async () => {
        const { listReview } = await import('../review/review.ts');
        return listReview(options);
      }),
    );

  addDecisions(review, perform);
}

/** The commands that decide about an item. */
function addDecisions(review: Command, perform: Run): void {
  review
    .command('assign')
    .description('give an item to somebody, by a day')
    .argument('<item>', 'its name in the list')
    .requiredOption('--owner <name>', 'who sees to it')
    .option('--due <day>', 'by when, such as 2026-10-02; otherwise as before')
    .addOption(resultsOption())
    .action((item: string, options: { results?: string; owner: string; due?: string }) =>
      perform(async () => {
        const { assignReview } = await import('../review/review.ts');
        return assignReview(item, options);
      }),
    );

  review
    .command('accept')
    .description('let what was found stay for now; it is open again when the day has passed')
    .argument('<item>', 'its name in the list')
    .requiredOption('--by <name>', 'who takes the risk')
    .requiredOption('--because <reason>', 'why it may stay; kept with the item')
    .requiredOption('--until <day>', 'the last day on which it may, such as 2027-03-31')
    .addOption(resultsOption())
    .action((item: string, options: AcceptOptions) =>
      perform(async () => {
        const { acceptReview } = await import('../review/review.ts');
        return acceptReview(item, options);
      }),
    );

  review
    .command('close')
    .description('close an item, by a later run that covers it and does not find it again')
    .argument('<item>', 'its name in the list')
    .requiredOption('--retest <run>', 'that run')
    .option('--because <reason>', 'why a run that does not cover it is enough; kept with the item')
    .addOption(resultsOption())
    .action((item: string, options: CloseOptions) =>
      perform(async () => {
        const { closeReview } = await import('../review/review.ts');
        return closeReview(item, options);
      }),
    );
}
