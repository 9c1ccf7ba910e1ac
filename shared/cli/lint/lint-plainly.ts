import type { LintFormat } from '../formats/lint-format.ts';
import type { LintOptions } from './lint.ts';
import { lint } from './lint.ts';
import { lintFormats } from '../formats/lint-format.ts';
import { runCommand } from '../run-command.ts';

export { lint };

/** What `lint` is asked to do. */
interface PlainArguments {
  readonly paths: readonly string[];
  readonly options: LintOptions;
}

const isFormat = (text: string | undefined): text is LintFormat =>
  lintFormats.some((format) => format === text);

/**
 * The arguments of `lint` when they are paths, `--format` and `--max-warnings` in their plain forms;
 * undefined for everything else: help, short forms and mistakes are left to the whole command line.
 */
export function readPlainArguments(args: readonly string[]): PlainArguments | undefined {
  const paths: string[] = [];
  let options: LintOptions = { format: 'text' };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    const next = args[index + 1];
    if (!arg.startsWith('-')) paths.push(arg);
    else if (arg === '--format' && isFormat(next)) {
      options = { ...options, format: next };
      index++;
    } else if (arg === '--max-warnings' && next !== undefined && /^\d{1,9}$/.test(next)) {
      options = { ...options, maxWarnings: Number(next) };
      index++;
    } else return undefined;
  }
  return { paths, options };
}

/** Lints, when the arguments are plain; false when they are not. */
export function lintPlainly(args: readonly string[]): boolean {
  const plain = readPlainArguments(args);
  if (plain === undefined) return false;
  void runCommand(() => lint(plain.paths, plain.options));
  return true;
}
