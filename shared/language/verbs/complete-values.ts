import type { Completion } from './complete.ts';
import type { CursorContext } from './cursor-context.ts';
import type { Declaration } from './declarations.ts';
import type { QuantityName, Shape } from '../shape.ts';
import type { Workspace } from '../workspace.ts';
import { kindOfFile } from '../identify.ts';
import { dirname } from '../file-path.ts';
import { fieldText, written } from '../field-text.ts';
import { nodeAt } from '../syntax/find.ts';
import { declarationsSeenFrom, ownerOf } from './declarations.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { versionOwner } from './names-in.ts';
import { writeScalar } from '../write-scalar.ts';
import { writtenElsewhere } from './written-elsewhere.ts';

type Found = Omit<Completion, 'span'>;

const word = (label: string, detail?: string): Found => ({
  label,
  kind: 'word',
  ...(detail === undefined ? {} : { detail }),
  newText: label,
});

/** The values that may be written at one place: words, names, versions and files where only some may, examples elsewhere. */
export function completeValues(workspace: Workspace, context: CursorContext): Found[] {
  const shape = shapeAt(shapes[context.kind], context.path);
  if (shape === undefined) return [];
  const fallback = fieldText(context.kind, context.path)?.default;
  const words = shape.only === undefined ? (shape.words ?? []) : [String(shape.only)];
  return [
    ...words.map((each) => word(each, each === fallback ? 'default' : undefined)),
    ...([shape.type].flat().includes('boolean') && shape.only === undefined
      ? [word('true'), word('false')]
      : []),
    ...names(workspace, context, shape),
    ...files(workspace, context, shape),
    ...amounts(context, shape),
    ...quantities(context, shape),
    ...elsewhere(workspace, context, shape),
  ];
}

/** The units that may follow a number that is written. */
const units: Readonly<Partial<Record<QuantityName, readonly (readonly [string, string])[]>>> = {
  duration: [
    ['s', 'seconds'],
    ['m', 'minutes'],
    ['h', 'hours'],
    ['d', 'days'],
    ['ms', 'milliseconds'],
  ],
  share: [['%', 'of a hundred']],
  rate: [
    ['/s', 'per second'],
    ['/m', 'per minute'],
    ['/h', 'per hour'],
  ],
  bound: [
    ['%', 'of a hundred'],
    ['ms', 'milliseconds'],
    ['s', 'seconds'],
  ],
};

function amounts({ written: begun }: CursorContext, { quantity }: Shape): Found[] {
  const number = /^\d+(?:\.\d+)?/.exec(begun)?.[0];
  if (quantity === undefined || number === undefined) return [];
  const known = units[quantity === 'distribution' ? 'duration' : quantity] ?? [];
  return known.map(([unit, detail]) => ({
    label: number + unit,
    kind: 'quantity',
    detail,
    newText: number + unit,
  }));
}

/** What is written there elsewhere, where only the author knows what may be. */
function elsewhere(workspace: Workspace, context: CursorContext, shape: Shape): Found[] {
  const isFree = shape.words === undefined && shape.only === undefined && !shape.refersTo;
  const isText = [shape.type].flat().includes('string') && shape.quantity === undefined;
  if (!isFree || !isText || shape.file !== undefined) return [];
  return writtenElsewhere(workspace, context).map((label) => ({
    label,
    kind: 'word',
    detail: 'used elsewhere',
    newText: writeScalar(label, 'plain'),
  }));
}

function names(workspace: Workspace, context: CursorContext, shape: Shape): Found[] {
  if (shape.refersTo === undefined && shape.quantity !== 'version') return [];
  const declared = declarationsSeenFrom(workspace, context.file);
  if (shape.quantity === 'version') return versions(context, declared);
  const sorts = shape.refersTo ?? [];
  const beside = new Set(itemsBeside(context));
  const found = declared.filter(({ sort, name }) => sorts.includes(sort) && !beside.has(name));
  const targets = shape.target === true ? declared.filter(({ sort }) => sort === 'version') : [];
  return [
    ...found.map((each): Found => {
      const label = unambiguous(each, found);
      return { label, kind: 'name', detail: each.sort, newText: label };
    }),
    ...targets.map((version): Found => {
      const label = `${ownerOf(version)}@${version.name}`;
      return { label, kind: 'name', detail: 'version', newText: label };
    }),
  ];
}

/** A name, with its playbook where another playbook comes first that has it, too. */
function unambiguous({ name, sort, document }: Declaration, all: readonly Declaration[]): string {
  const { model } = document;
  const first = all.find((each) => each.name === name && each.sort === sort);
  const isFirst = first?.document === document || model?.kind !== 'Playbook';
  return isFirst ? name : `${model.playbook.name}/${name}`;
}

/** What else stands in the list around: one name is there once. */
function itemsBeside({ tree, path }: CursorContext): string[] {
  const around = typeof path.at(-1) === 'number' ? nodeAt(tree, path.slice(0, -1)) : undefined;
  const items = around?.kind === 'sequence' ? around.items : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

/** The versions of what the version is of; a version that YAML would read as a number is quoted. */
function versions({ tree, kind, path }: CursorContext, declared: readonly Declaration[]): Found[] {
  const owner = versionOwner(tree, kind, path);
  return declared
    .filter((each) => each.sort === 'version' && ownerOf(each) === owner)
    .map(({ name }) => ({
      label: name,
      kind: 'name',
      detail: `version of ${owner ?? ''}`,
      newText: /^[\d.]+$/.test(name) && !Number.isNaN(Number(name)) ? `"${name}"` : name,
    }));
}

/** The files of the right sort in this folder and those right below it. */
function files(workspace: Workspace, { file }: CursorContext, { file: suffix }: Shape): Found[] {
  if (suffix === undefined) return [];
  const folder = dirname(file);
  const names = workspace.filesIn(folder).sort();
  const below = names
    .filter((name) => !name.includes('.') && name !== 'node_modules')
    .flatMap((name) =>
      workspace
        .filesIn(`${folder}/${name}`)
        .sort()
        .map((inner) => `${name}/${inner}`),
    );
  const isWanted = (name: string): boolean =>
    name.endsWith(suffix) && (isSuffixOfKind(suffix) || kindOfFile(name) === undefined);
  return [...names, ...below]
    .filter(isWanted)
    .map((name) => ({ label: `./${name}`, kind: 'file', newText: `./${name}` }));
}

/** Whether files with this ending are documents of the language. */
const isSuffixOfKind = (suffix: string): boolean => kindOfFile(`x${suffix}`) !== undefined;

/** When things are usually scheduled. */
const schedules: readonly (readonly [string, string])[] = [
  ['0 * * * * UTC', 'every hour'],
  ['0 */6 * * * UTC', 'every six hours'],
  ['0 2 * * * UTC', 'every day at 02:00'],
  ['0 3 * * SUN UTC', 'every Sunday at 03:00'],
  ['0 4 1 * * UTC', 'on the first of every month at 04:00'],
];

/** The examples of a quantity that can be written in one line. */
function quantities({ kind, path }: CursorContext, { quantity }: Shape): Found[] {
  if (quantity === undefined || quantity === 'version') return [];
  if (quantity === 'schedule')
    return schedules.map(([cron, detail]) => {
      const newText = JSON.stringify(cron);
      return { label: cron, kind: 'quantity', detail, newText };
    });
  const examples = fieldText(kind, path)?.examples ?? [];
  return examples
    .filter((example) => typeof example !== 'object')
    .map((example) => ({
      label: written(example),
      kind: 'quantity',
      detail: quantity,
      newText: written(example),
    }));
}
