import type { ExitCode } from './failure.ts';
import type { FieldText } from '../language/shape.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { alternatives, nearest } from '../language/nearest.ts';
import { allCodes, explainCode } from '../language/rules-manual.ts';
import type { Term } from '../language/terms.ts';
import { findTerm, terms } from '../language/terms.ts';
import { hoverTexts } from '../language/generated/hover-texts.ts';

/** Prints the manual entry of a code such as `artifact/mutable-tag`, and what a term such as `RTO` or a field such as `objectives.rto` means. */
export function explain(what: string): ExitCode {
  if (what.trim() === '')
    throw new CommandFailure(
      'Nothing is named.',
      'Name a code, a term or a field of the language.',
    );
  const entry = explainCode(what);
  if (entry !== undefined) {
    process.stdout.write(`${entry.trim()}\n`);
    return exitCodes.good;
  }
  const term = findTerm(what);
  const meanings = [
    ...(term === undefined ? [] : [describeTerm(term)]),
    ...[...alike(fieldsNamed(what))].map(([text, paths]) => describe(paths, text)),
  ];
  if (meanings.length === 0)
    throw new CommandFailure(`Nothing is called \`${what}\`.`, suggest(what));
  process.stdout.write(meanings.join('\n'));
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

/** The paths of fields that mean the same, by what they mean. */
function alike(fields: readonly (readonly [string, FieldText])[]): Map<FieldText, string[]> {
  const texts = new Map<string, FieldText>();
  const paths = new Map<FieldText, string[]>();
  for (const [path, text] of fields) {
    const key = JSON.stringify(text);
    const first = texts.get(key) ?? text;
    texts.set(key, first);
    paths.set(first, [...(paths.get(first) ?? []), path]);
  }
  return paths;
}

/** A path by its keys alone, however lists and names of one's own are written: `steps[].id`, `services.<name>.traffic`. */
const plain = (path: string): string =>
  path
    .toLowerCase()
    .trim()
    .replaceAll(' ', '_')
    .split('.')
    .map((part) => part.replace(/\[\d*\]$/, ''))
    .filter((part) => part !== '' && part !== '*' && !/^<.*>$/.test(part))
    .join('.');

function suggest(what: string): string {
  const keys = new Set(Object.keys(hoverTexts).map((path) => path.split('.').at(-1) ?? ''));
  const last = plain(what).split('.').at(-1) ?? '';
  const names = [...keys, ...terms.map(({ term }) => term)];
  const close = nearest(
    what.includes('/') ? what : last,
    what.includes('/') ? allCodes() : names,
  ).slice(0, 3);
  return close.length === 0
    ? 'Name a code such as `artifact/mutable-tag`, a term such as `RTO` or a field such as `objectives.rto`.'
    : `Did you mean ${alternatives(close)}?`;
}

const describeTerm = ({ term, meaning, source }: Term): string =>
  [term, `  ${meaning}`, ...(source === undefined ? [] : [`  source: ${source}`]), ''].join('\n');

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');

function describe(
  paths: readonly string[],
  { doc, default: fallback, examples, source }: FieldText,
): string {
  const [first = '', ...others] = paths;
  return [
    first,
    `  ${doc}`,
    ...(fallback === undefined ? [] : [`  default: ${written(fallback)}`]),
    ...(examples === undefined ? [] : [`  such as: ${examples.map(written).join('   ')}`]),
    ...(source === undefined ? [] : [`  source: ${source}`]),
    ...(others.length === 0 ? [] : [`  also: ${others.join('\n        ')}`]),
    '',
  ].join('\n');
}
