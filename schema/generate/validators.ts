import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';
import type { Schema } from '../source/build.ts';
import type { KindDefinition } from '../source/kinds.ts';

const keywords = [
  'x-quantity',
  'x-refers-to',
  'x-keys-refer-to',
  'x-declares',
  'x-declares-value',
  'x-declares-item',
  'x-target',
  'x-file',
  'x-form',
  'x-words',
  'x-action',
  'x-fault',
  'x-source',
];

/** An ajv that knows the language's own keywords; reports every mistake, not only the first. */
export function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    inlineRefs: false,
    messages: false,
    allowUnionTypes: true,
    strict: true,
    strictRequired: false,
    code: { source: true, esm: true, lines: false, optimize: 2 },
  });
  ajv.addVocabulary(keywords);
  return ajv;
}

/** The source of one module with a precompiled validator per kind, named `validatePlaybook` and so on. */
export async function validatorsModule(
  schemas: readonly { definition: KindDefinition; schema: Schema }[],
): Promise<string> {
  const ajv = makeAjv();
  for (const { schema } of schemas) ajv.addSchema(schema);
  const names = Object.fromEntries(
    schemas.map(({ definition, schema }) => [
      `validate${definition.kind}`,
      schema['$id'] as string,
    ]),
  );
  const code = (
    standalone as unknown as { default: (ajv: Ajv2020, names: Record<string, string>) => string }
  ).default(ajv, names);
  if (code.includes('require(')) throw new Error('the validators need code of ajv at run time');
  return (await transform(code, { minify: true, format: 'esm' })).code;
}
