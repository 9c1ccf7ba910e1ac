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

/** Something the user can mend: printed as a message with its remedy, never as a stack trace. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly remedy: string;
  readonly exitCode: ExitCode;

  constructor(message: string, remedy: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}
