import type { Completion } from './complete.ts';
import type { CursorContext } from './cursor-context.ts';
import type { Shape } from '../shape.ts';
import type { Workspace } from '../workspace.ts';
import { describeField, fieldText } from '../field-text.ts';
import { keysBeside, mappingAround } from './cursor-context.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { skeleton } from './skeleton.ts';
import { declarationsSeenFrom } from './declarations.ts';

type Found = Omit<Completion, 'span'>;

/** The keys that may still be written in a mapping: those it must have first, then in the order of the language. */
export function completeKeys(workspace: Workspace, context: CursorContext): Found[] {
  const shape = shapeAt(shapes[context.kind], context.path);
  if (shape === undefined) return [];
  const beside = keysBeside(context);
  const fields = stillPossible(shape, beside).map(([name, field]) =>
    describeKey(context, name, field, shape.required?.includes(name) === true),
  );
  const required = fields.filter(({ detail }) => detail === 'required');
  const others = fields.filter(({ detail }) => detail !== 'required');
  return [...required, ...others, ...namesAsKeys(workspace, context, shape, beside)];
}

/** Without the keys that are there, and without those that do not go with one of them. */
function stillPossible({ fields = {} }: Shape, beside: readonly string[]): [string, Shape][] {
  const chosen = beside.flatMap((key) => (Object.hasOwn(fields, key) ? [fields[key]] : []));
  const hasAction = chosen.some((field) => field?.action === true);
  const fault = chosen.find((field) => field?.fault !== undefined)?.fault;
  const parameters = new Set(Object.values(fields).flatMap((field) => field.fault ?? []));
  return Object.entries(fields).filter(
    ([name, field]) =>
      !beside.includes(name) &&
      !(hasAction && field.action === true) &&
      !(fault !== undefined && field.fault !== undefined) &&
      !(fault !== undefined && parameters.has(name) && !fault.includes(name)),
  );
}

function describeKey(
  context: CursorContext,
  name: string,
  field: Shape,
  isRequired: boolean,
): Found {
  const text = fieldText(context.kind, [...context.path, name]);
  const column = columnBelow(context);
  const body = context.hasColon ? undefined : skeleton(field, column, context.inFlow);
  return {
    label: name,
    kind: 'key',
    ...(isRequired ? { detail: 'required' } : {}),
    ...(text === undefined ? {} : { documentation: describeField(field, text) }),
    newText: name + afterKey(context, field),
    ...(body === undefined ? {} : { snippet: `${name}:${body}` }),
  };
}

function namesAsKeys(
  workspace: Workspace,
  context: CursorContext,
  { keysReferTo = [], values }: Shape,
  beside: readonly string[],
): Found[] {
  return declarationsSeenFrom(workspace, context.file)
    .filter(({ sort, name }) => keysReferTo.includes(sort) && !beside.includes(name))
    .map(({ sort, name }) => {
      const body = context.hasColon
        ? undefined
        : skeleton(values, columnBelow(context), context.inFlow);
      return {
        label: name,
        kind: 'name',
        detail: sort,
        newText: name + afterKey(context, values),
        ...(body === undefined ? {} : { snippet: `${name}:${body}` }),
      };
    });
}

/** The colon, and where to go on writing: within the line, or one step further in below it. */
function afterKey(context: CursorContext, shape: Shape | undefined): string {
  if (context.hasColon) return '';
  const types = [shape?.type].flat();
  const isBelow = types.length === 1 && (types[0] === 'object' || types[0] === 'array');
  if (context.inFlow || !isBelow || isInline(shape)) return ': ';
  return `:\n${' '.repeat(columnBelow(context))}${types[0] === 'array' ? '- ' : ''}`;
}

/** Where what is below the key begins. */
function columnBelow(context: CursorContext): number {
  const start = mappingAround(context)?.span.start ?? 0;
  return context.tree.lines.positionAt(start).column + 2;
}

/** A list of plain values is written in brackets. */
const isInline = (shape: Shape | undefined): boolean =>
  shape?.items !== undefined && [shape.items.type].flat().includes('string');
