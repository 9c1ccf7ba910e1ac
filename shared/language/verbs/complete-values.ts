import type { Completion } from './complete.ts';
import type { CursorContext } from './cursor-context.ts';
import type { Declaration } from './declarations.ts';
import type { Shape } from '../shape.ts';
import type { Workspace } from '../workspace.ts';
import { dirname } from '../file-path.ts';
import { fieldText, written } from '../field-text.ts';
import { link } from '../link.ts';
import { nodeAt } from '../syntax/find.ts';
import { ownerOf, visibleDeclarations } from './declarations.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { versionOwner } from './name-at.ts';

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
    ...quantities(context, shape),
  ];
}

function names(workspace: Workspace, context: CursorContext, shape: Shape): Found[] {
  if (shape.refersTo === undefined && shape.quantity !== 'version') return [];
  const declared = visibleDeclarations(workspace, link(workspace, context.document));
  if (shape.quantity === 'version') return versions(context, declared);
  const sorts = shape.refersTo ?? [];
  const beside = new Set(itemsBeside(context));
  const found = declared.filter(({ sort, name }) => sorts.includes(sort) && !beside.has(name));
  const targets = shape.target === true ? declared.filter(({ sort }) => sort === 'version') : [];
  return [
    ...found.map(({ name, sort }): Found => ({
      label: name,
      kind: 'name',
      detail: sort,
      newText: name,
    })),
    ...targets.map((version): Found => {
      const label = `${ownerOf(version)}@${version.name}`;
      return { label, kind: 'name', detail: 'version', newText: label };
    }),
  ];
}

/** What else stands in the list around: one name is there once. */
function itemsBeside({ document, path }: CursorContext): string[] {
  const around =
    typeof path.at(-1) === 'number' ? nodeAt(document.tree, path.slice(0, -1)) : undefined;
  const items = around?.kind === 'sequence' ? around.items : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

/** The versions of what the version is of; a version that YAML would read as a number is quoted. */
function versions({ document, path }: CursorContext, declared: readonly Declaration[]): Found[] {
  const owner = versionOwner(document, path);
  return declared
    .filter((each) => each.sort === 'version' && ownerOf(each) === owner)
    .map(({ name }) => ({
      label: name,
      kind: 'name',
      detail: `version of ${owner ?? ''}`,
      newText: /^[\d.]+$/.test(name) && !Number.isNaN(Number(name)) ? `"${name}"` : name,
    }));
}

/** The files of the right kind in this folder and below, as far as the workspace knows them. */
function files(
  workspace: Workspace,
  { document }: CursorContext,
  { file: suffix }: Shape,
): Found[] {
  if (suffix === undefined) return [];
  return workspace
    .filesIn(dirname(document.file))
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => ({ label: `./${name}`, kind: 'file', newText: `./${name}` }));
}

/** The examples of a quantity that can be written in one line. */
function quantities({ kind, path }: CursorContext, { quantity }: Shape): Found[] {
  if (quantity === undefined || quantity === 'version') return [];
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
