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
  dependentRequired: 'needs',
  minimum: 'minimum',
  maximum: 'maximum',
  const: 'only',
  type: 'type',
} as const;

const resolved = (schema: Schema): Schema => {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : '';
  return { ...quantities[name], ...schema };
};

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** What has to be known of `schema` at run time, prose left out. Throws when it asks for something that is not checked then. */
export function shapeOf(schema: Schema): Plain {
  const node = resolved(schema);
  const shape: Plain = {};
  for (const [from, to] of Object.entries(carried)) {
    if (node[from] !== undefined) shape[to] = node[from];
  }
  Object.assign(shape, constraintsOf(node));
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

/** The keywords that say nothing that is checked at run time, beside those read here. */
const unchecked = new Set([
  '$schema',
  '$id',
  '$ref',
  '$defs',
  'title',
  'description',
  'default',
  'examples',
  'x-source',
  'properties',
  'items',
  'additionalProperties',
]);

function constraintsOf(node: Schema): Plain {
  const found: Plain = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === 'pattern') found['pattern'] = new RegExp(String(value), 'u');
    else if (keyword === 'propertyNames')
      found['keyPattern'] = new RegExp((value as { pattern: string }).pattern, 'u');
    else if ((keyword === 'minItems' || keyword === 'minProperties') && value === 1)
      found['filled'] = true;
    else if (!unchecked.has(keyword) && !(keyword in carried))
      throw new Error(`\`${keyword}: ${JSON.stringify(value)}\` would not be checked`);
  }
  return found;
}

/**
 * The source of a module with the shape of each kind. Shapes that occur more than once are written
 * once: the module is smaller, and what is worked out for one place holds for all.
 */
export function shapesModule(shapes: Readonly<Record<string, Plain>>): string {
  const occurrences = new Map<string, number>();
  const count = (shape: Plain): void => {
    const text = whole(shape);
    const before = occurrences.get(text) ?? 0;
    occurrences.set(text, before + 1);
    if (before === 0) for (const part of partsOf(shape)) count(part);
  };
  for (const shape of Object.values(shapes)) count(shape);
  const names = new Map<string, string>();
  const shared: string[] = [];
  const write = (shape: Plain): string => {
    const text = whole(shape);
    if ((occurrences.get(text) ?? 0) < 2) return literal(shape, write);
    const known = names.get(text);
    if (known !== undefined) return known;
    const source = literal(shape, write);
    const name = `shape${shared.length + 1}`;
    names.set(text, name);
    shared.push(`const ${name}: Shape = ${source};`);
    return name;
  };
  const kinds = Object.entries(shapes).map(([kind, shape]) => `${kind}: ${write(shape)}`);
  return `import type { Shape } from '../shape.ts';

${shared.join('\n')}

export const shapes: Readonly<Record<'${Object.keys(shapes).join("' | '")}', Shape>> = { ${kinds.join(', ')} };
`;
}

function partsOf(shape: Plain): Plain[] {
  const fields = Object.values((shape['fields'] ?? {}) as Record<string, Plain>);
  return [...fields, shape['values'], shape['items']].filter(isSchema);
}

const whole = (shape: Plain): string => literal(shape, whole);

/** A shape as TypeScript; the shapes within it as `part` writes them. */
function literal(shape: Plain, part: (shape: Plain) => string): string {
  const written = (within: unknown): string => part(within as Plain);
  const members = Object.entries(shape).map(([key, value]) => {
    if (key === 'values' || key === 'items') return `${key}: ${written(value)}`;
    if (key === 'fields') {
      const fields = Object.entries(value as Record<string, Plain>);
      return `fields: { ${fields.map(([name, field]) => `${JSON.stringify(name)}: ${written(field)}`).join(', ')} }`;
    }
    return `${key}: ${value instanceof RegExp ? String(value) : JSON.stringify(value)}`;
  });
  return `{ ${members.join(', ')} }`;
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
