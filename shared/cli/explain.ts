import type { ExitCode } from './failure.ts';
import type { FieldText } from '../language/shape.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { alternatives, nearest } from '../language/nearest.ts';
import { allCodes, explainCode } from '../language/rules-manual.ts';
import { hoverTexts } from '../language/generated/hover-texts.ts';

/** Prints the manual entry of a code such as `artifact/mutable-tag`, or of a field such as `objectives.rto`. */
export function explain(what: string): ExitCode {
  if (what.trim() === '')
    throw new CommandFailure('Nothing is named.', 'Name a code or a field of the language.');
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
  const wanted = plain(what);
  return Object.entries(hoverTexts).filter(([path]) => {
    const written = plain(path);
    return written === wanted || written.endsWith(`.${wanted}`);
  });
}

/** A path by its keys alone, however lists and names of one's own are written: `steps[].id`, `services.<name>.traffic`. */
const plain = (path: string): string =>
  path
    .toLowerCase()
    .split('.')
    .map((part) => part.replace(/\[\d*\]$/, ''))
    .filter((part) => part !== '' && part !== '*' && !/^<.*>$/.test(part))
    .join('.');

function suggest(what: string): string {
  const keys = new Set(Object.keys(hoverTexts).map((path) => path.split('.').at(-1) ?? ''));
  const last = plain(what).split('.').at(-1) ?? '';
  const close = (what.includes('/') ? nearest(what, allCodes()) : nearest(last, [...keys])).slice(
    0,
    3,
  );
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
