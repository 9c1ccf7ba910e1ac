import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './failure.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import type { LintFormat } from './formats/lint-format.ts';
import { lintFormats } from './formats/lint-format.ts';
import { toolVersion } from './tool-version.ts';

let exitCode: ExitCode = exitCodes.good;

const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };

const program = new Command('backstep')
  .description('Rollback plans that are compiled, checked, simulated and proven.')
  .version(toolVersion)
  .showHelpAfterError('(add --help for what is possible)')
  .exitOverride();

program
  .command('lint')
  .description('check files, folders and globs')
  .argument('[paths...]', 'files, folders or quoted globs; without them, this folder')
  .addOption(new Option('--format <format>', 'how findings are printed').choices(lintFormats).default('text'))
  .option('--max-warnings <n>', 'fail when there are more warnings', wholeNumber(0))
  .action(async (paths: string[], options: { format: LintFormat; maxWarnings?: number }) => {
    const { lint } = await import('./lint.ts');
    exitCode = await lint(paths, options);
  });

/** Prints what went wrong and says how the process must end. */
async function fail(error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage;
  if (error instanceof CommandFailure) {
    process.stderr.write(`backstep: ${error.message}\n  ${error.remedy}\n`);
    return error.exitCode;
  }
  const { describeDefect } = await import('./describe-defect.ts');
  process.stderr.write(describeDefect(error));
  return exitCodes.internal;
}

/** Runs the command line; sets the exit code of the process, but lets its output drain. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has gone, as `head` does: there is nobody left to tell.
    if (error.code === 'EPIPE') process.exit(exitCode);
    throw error;
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    exitCode = await fail(error);
  }
  process.exitCode = exitCode;
}
