import { EnvironmentError } from '../model/environment-error.ts';

/** Exit codes of every command. */
export const exitCodes = {
  good: 0,
  /** Findings, or objectives missed. */
  findings: 1,
  /** Wrong usage, or input that cannot be read. */
  usage: 2,
  /** A defect of Backstep itself. */
  internal: 3,
  /** Interrupted by the user (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command that cannot do what it was asked to, with the exit code that says why. */
export class CommandFailure extends EnvironmentError {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;

  constructor(message: string, remedy: string, exitCode: ExitCode = exitCodes.usage) {
    super(message, remedy);
    this.exitCode = exitCode;
  }
}
