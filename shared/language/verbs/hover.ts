import type { Declaration } from './declarations.ts';
import type { Document, Kind } from '../document.ts';
import type { Path } from '../../model/path.ts';
import type { Place } from '../syntax/find.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { declarationsOf } from './definition.ts';
import { describeField, fieldText } from '../field-text.ts';
import { describeQuantity } from './describe-quantity.ts';
import { explainCode } from '../rules-manual.ts';
import { nameAt } from './name-at.ts';
import { nodeAt, pathAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { basename } from '../file-path.ts';

/** What is shown about one place. */
export interface Hover {
  /** Markdown. */
  readonly contents: string;
  /** What it is about. */
  readonly span: Span;
}

/** More of a declaration than this is not read at a glance. */
const mostLines = 12;

/**
 * What the key, name or quantity at an offset means: its manual entry, what it amounts to, and what declares it. `nowUs` is the
 * time, in microseconds since 1970, from which a schedule is told; without it it is not.
 */
export function hover(
  workspace: Workspace,
  file: string,
  offset: number,
  nowUs?: number,
): Hover | undefined {
  const document = workspace.get(file);
  const kind = document?.model?.kind;
  if (document === undefined || kind === undefined) return undefined;
  const place = pathAt(document.tree, offset);
  const { node, path } = place;
  if (node?.kind !== 'scalar' || path.length === 0) return undefined;
  const here = nameAt(document, offset);
  const [declared] = here === undefined ? [] : declarationsOf(workspace, document, here);
  const parts = [
    ...(declared === undefined ? [] : [describeDeclaration(declared)]),
    ...aboutPlace(kind, place, nowUs),
  ];
  if (parts.length === 0) return undefined;
  return { contents: parts.join('\n\n---\n\n'), span: here?.span ?? node.span };
}

function aboutPlace(kind: Kind, { path, node, inKey }: Place, nowUs?: number): string[] {
  const rule = kind === 'Policy' && path[0] === 'rules' ? explainCode(String(path[1])) : undefined;
  if (rule !== undefined) return [rule];
  const shape = shapeAt(shapes[kind], path);
  const text = fieldText(kind, path);
  const amount =
    inKey || node?.kind !== 'scalar' || shape?.quantity === undefined
      ? undefined
      : describeQuantity(shape.quantity, node.text, nowUs);
  return [
    ...(amount === undefined ? [] : [amount]),
    ...(text === undefined ? [] : [`**${titleOf(path)}**: ${describeField(shape, text)}`]),
  ];
}

/** The last key of a path; an item of a list goes by its list. */
const titleOf = (path: Path): string => String(path.findLast((part) => typeof part === 'string'));

/** A declaration as it is written, without the indentation that all its lines have. */
function describeDeclaration({ sort, name, document, path, span }: Declaration): string {
  const file = basename(document.file);
  return `${sort} \`${name}\`, from ${file}\n\n\`\`\`yaml\n${excerpt(document, path, span)}\n\`\`\``;
}

function excerpt({ tree }: Document, path: Path, name: Span): string {
  const value = nodeAt(tree, path)?.span ?? name;
  const start = Math.min(value.start, name.start);
  const { column } = tree.lines.positionAt(start);
  const lines = tree.text.slice(start, Math.max(value.end, name.end)).split(/\r\n?|\n/);
  const shown = lines
    .slice(0, mostLines)
    .map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^ {0,${column}}`), '')));
  return [...shown, ...(lines.length > mostLines ? ['# …'] : [])].join('\n');
}
