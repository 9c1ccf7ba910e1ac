import { quantities } from '../source/quantities.ts';
import type { Schema } from '../source/build.ts';

type Plain = Record<string, unknown>;

const carried = {
  'x-quantity': 'quantity',
  'x-refers-to': 'refersTo',
  'x-keys-refer-to': 'keysReferTo',
  'x-declares': 'declares',
  'x-declares-value': 'declaresValue',
  'x-declares-item': 'declaresItem',
  'x-target': 'target',
  'x-file': 'file',
  'x-form': 'form',
  'x-words': 'words',
  'x-action': 'action',
  'x-fault': 'fault',
  enum: 'words',
  required: 'required',
  type: 'type',
} as const;

const resolved = (schema: Schema): Schema => {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : '';
  return { ...quantities[name], ...schema };
};

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** What the language service needs to know of `schema` at run time, prose left out. */
export function shapeOf(schema: Schema): Plain {
  const node = resolved(schema);
  const shape: Plain = {};
  for (const [from, to] of Object.entries(carried)) {
    if (node[from] !== undefined) shape[to] = node[from];
  }
  if (isSchema(node['properties'])) {
    shape['fields'] = Object.fromEntries(
      Object.entries(node['properties'] as Record<string, Schema>).map(([key, value]) => [
        key,
        shapeOf(value),
      ]),
    );
  }
  if (isSchema(node['additionalProperties']))
    shape['values'] = shapeOf(node['additionalProperties']);
  if (isSchema(node['items'])) shape['items'] = shapeOf(node['items']);
  return shape;
}

/** What is shown about one field. */
interface FieldText {
  readonly doc: string;
  readonly default?: unknown;
  readonly examples?: unknown;
  readonly source?: unknown;
}

/** Texts by path: `Playbook.objectives.rto`; `*` stands for any key of a map, `[]` for any item of a list. */
export function hoverTexts(
  path: string,
  schema: Schema,
  into: Record<string, FieldText> = {},
): Record<string, FieldText> {
  const node = resolved(schema);
  const text: Plain = { doc: node['description'] };
  for (const key of ['default', 'examples'] as const)
    if (node[key] !== undefined) text[key] = node[key];
  if (node['x-source'] !== undefined) text['source'] = node['x-source'];
  into[path] = text as unknown as FieldText;
  for (const [key, value] of Object.entries((node['properties'] ?? {}) as Record<string, Schema>)) {
    hoverTexts(`${path}.${key}`, value, into);
  }
  if (isSchema(node['additionalProperties']))
    hoverTexts(`${path}.*`, node['additionalProperties'], into);
  if (isSchema(node['items'])) hoverTexts(`${path}.[]`, node['items'], into);
  return into;
}
