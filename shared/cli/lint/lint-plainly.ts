import type { ExitCode } from '../failure.ts';
import type { LintReport } from '../formats/lint-report.ts';
import { findFiles } from '../../files/find-files.ts';
import { githubFormat } from '../formats/github.ts';
import { jsonFormat } from '../formats/json.ts';
import { judge, lint } from './lint.ts';
import { runCommand } from '../run-command.ts';
import { textFormat } from '../formats/text.ts';

/** What `lint` prints without loading the whole command line. */
const formats = {
  text: textFormat,
  json: jsonFormat,
  github: githubFormat,
} as const satisfies Record<string, (report: LintReport) => string>;

type PlainFormat = keyof typeof formats;

/** What `lint` is asked to do. */
interface PlainArguments {
  readonly paths: readonly string[];
  readonly format: PlainFormat;
  readonly maxWarnings?: number;
}

const isFormat = (text: string | undefined): text is PlainFormat =>
  text !== undefined && Object.hasOwn(formats, text);

/**
 * The arguments of `lint` when they are paths, `--format` and `--max-warnings` in their plain forms;
 * undefined for everything else: help, short forms, other formats and mistakes are left to the whole command line.
 */
export function readPlainArguments(args: readonly string[]): PlainArguments | undefined {
  const paths: string[] = [];
  let plain: PlainArguments = { paths, format: 'text' };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    const next = args[index + 1];
    if (!arg.startsWith('-')) paths.push(arg);
    else if (arg === '--format' && isFormat(next)) {
      plain = { ...plain, format: next };
      index++;
    } else if (arg === '--max-warnings' && next !== undefined && /^\d{1,9}$/.test(next)) {
      plain = { ...plain, maxWarnings: Number(next) };
      index++;
    } else return undefined;
  }
  return plain;
}

/** Lints, when the arguments are plain; false when they are not. */
export function lintPlainly(args: readonly string[]): boolean {
  const plain = readPlainArguments(args);
  if (plain === undefined) return false;
  void runCommand(() => run(plain));
  return true;
}

async function run({ paths, format, maxWarnings }: PlainArguments): Promise<ExitCode> {
  const report = await lint(await findFiles(paths));
  process.stdout.write(formats[format](report));
  return judge(report, maxWarnings);
}
