import type { ExitCode } from './failure.ts';
import { exitCodes } from './failure.ts';
import { isEnvironmentError } from '../model/environment-error.ts';

/** Prints what went wrong and says how the process must end. */
async function fail(error: unknown): Promise<ExitCode> {
  if (isEnvironmentError(error)) {
    process.stderr.write(`backstep: ${error.message}\n  ${error.remedy}\n`);
    return 'exitCode' in error ? (error.exitCode as ExitCode) : exitCodes.usage;
  }
  const { describeDefect } = await import('./describe-defect.ts');
  process.stderr.write(describeDefect(error));
  return exitCodes.internal;
}

/** Runs a command; sets the exit code of the process, but lets its output drain. */
export async function runCommand(command: () => Promise<ExitCode>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has gone, as `head` does: there is nobody left to tell.
    if (error.code === 'EPIPE') process.exit(process.exitCode);
    throw error;
  });
  process.exitCode = await command().catch(fail);
}
