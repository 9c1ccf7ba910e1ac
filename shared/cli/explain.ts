import type { ExitCode } from './failure.ts';
import type { FieldText } from '../language/shape.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { alternatives, nearest } from '../language/nearest.ts';
import { explainCode } from '../language/rules-manual.ts';
import { hoverTexts } from '../language/generated/hover-texts.ts';

/** Prints the manual entry of a code such as `artifact/mutable-tag`, or of a field such as `objectives.rto`. */
export function explain(what: string): ExitCode {
  const entry = explainCode(what);
  if (entry !== undefined) {
    process.stdout.write(`${entry.trim()}\n`);
    return exitCodes.good;
  }
  const fields = fieldsNamed(what);
  if (fields.length === 0)
    throw new CommandFailure(`Nothing is called \`${what}\`.`, suggest(what));
  process.stdout.write(fields.map(([path, text]) => describe(path, text)).join('\n'));
  return exitCodes.good;
}

/** Fields whose path ends in `what`, as a whole path, in the order of the language. */
function fieldsNamed(what: string): [string, FieldText][] {
  const wanted = what.toLowerCase();
  return Object.entries(hoverTexts).filter(([path]) => {
    const lower = path.toLowerCase();
    return lower === wanted || lower.endsWith(`.${wanted}`);
  });
}

function suggest(what: string): string {
  const keys = [...new Set(Object.keys(hoverTexts).map((path) => path.split('.').at(-1) ?? ''))];
  const close = nearest(what, keys).slice(0, 3);
  return close.length === 0
    ? 'Name a code such as `artifact/mutable-tag` or a field such as `objectives.rto`.'
    : `Did you mean ${alternatives(close)}?`;
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');

function describe(path: string, { doc, default: fallback, examples, source }: FieldText): string {
  return [
    path,
    `  ${doc}`,
    ...(fallback === undefined ? [] : [`  default: ${written(fallback)}`]),
    ...(examples === undefined ? [] : [`  such as: ${examples.map(written).join('   ')}`]),
    ...(source === undefined ? [] : [`  source: ${source}`]),
    '',
  ].join('\n');
}
