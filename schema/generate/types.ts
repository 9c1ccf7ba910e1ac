import { compile } from 'json-schema-to-typescript';
import type { Schema } from '../source/build.ts';

/** TypeScript types of documents as written, one module for all kinds. */
export async function typesModule(schemas: readonly Schema[]): Promise<string> {
  const root = {
    title: 'Document',
    type: 'object',
    properties: Object.fromEntries(
      schemas.map((schema) => [
        schema['title'] as string,
        inlined(schema, schema['$defs'] as Record<string, Schema>),
      ]),
    ),
    required: schemas.map((schema) => schema['title']),
    additionalProperties: false,
  };
  return compile(root as Parameters<typeof compile>[0], 'Documents', {
    bannerComment: '',
    additionalProperties: false,
    format: false,
  });
}

/** `schema` with its references replaced by what they name, so that each description stays with its field. */
function inlined(schema: unknown, definitions: Readonly<Record<string, Schema>>): unknown {
  if (Array.isArray(schema)) return schema.map((item: unknown) => inlined(item, definitions));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, $defs: _, $id: __, $schema: ___, ...own } = schema as Record<string, unknown>;
  const target = typeof $ref === 'string' ? definitions[$ref.replace('#/$defs/', '')] : undefined;
  return Object.fromEntries(
    Object.entries({ ...target, ...own })
      .filter(([key]) => !key.startsWith('x-') && key !== 'examples')
      .map(([key, value]) => [key, inlined(value, definitions)]),
  );
}
