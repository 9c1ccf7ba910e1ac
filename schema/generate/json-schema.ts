import { quantities } from '../source/quantities.ts';
import type { Schema } from '../source/build.ts';
import type { KindDefinition } from '../source/kinds.ts';

/** Where the published schemas live. */
export const schemaBase = 'https://backstep.dev/schema/v1/';

/** The file name of a kind's published schema. */
export const schemaFile = (kind: string): string => `${kind.toLowerCase()}.schema.json`;

const used = (schema: unknown, found = new Set<string>()): Set<string> => {
  if (Array.isArray(schema)) for (const item of schema) used(item, found);
  else if (typeof schema === 'object' && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (key !== '$ref') used(value, found);
      else if (typeof value === 'string') {
        const name = value.replace('#/$defs/', '');
        if (!found.has(name)) used(quantities[name], found.add(name));
      }
    }
  }
  return found;
};

/** The complete JSON Schema (draft 2020-12) of one kind of document. */
export function jsonSchema({ kind, body }: KindDefinition): Schema {
  const { type, properties, required, ...rest } = body as {
    type: string;
    properties: Record<string, Schema>;
    required?: readonly string[];
  };
  const names = used(body);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaBase + schemaFile(kind),
    title: kind,
    ...rest,
    type,
    properties: {
      backstep: { type: 'string', const: 'v1', description: 'The version of the language.' },
      kind: { type: 'string', const: kind, description: 'What this file is.' },
      name: {
        type: 'string',
        pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
        'x-form': 'letters, digits, dots, dashes or underscores',
        description: 'Its name, used in results and reports.',
      },
      ...properties,
    },
    required: ['backstep', 'kind', 'name', ...(required ?? [])],
    $defs: Object.fromEntries(Object.entries(quantities).filter(([name]) => names.has(name))),
  };
}
