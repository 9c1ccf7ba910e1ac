import { format } from 'prettier';
import { kinds } from '../source/kinds.ts';
import { hoverTexts, shapeOf, shapesModule } from './shapes.ts';
import { jsonSchema, schemaFile } from './json-schema.ts';
import { languageManual } from './language-manual.ts';
import { resultsSql } from '../../shared/store/results-sql.ts';
import { rulesManual } from '../../shared/language/rules-manual.ts';
import { typesModule } from './types.ts';

const banner = '// Written by `npm run generate` from schema/source; do not edit.\n';
const style = { singleQuote: true, printWidth: 100 };

/** One generated file: its path from the project's root and its text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

const json = (value: unknown): Promise<string> =>
  format(JSON.stringify(value), { ...style, parser: 'json' });
const typescript = (text: string): Promise<string> =>
  format(banner + text, { ...style, parser: 'typescript' });

const generated = 'shared/language/generated/';

/** Every file that is generated from the language definition. */
export async function outputs(): Promise<Output[]> {
  const schemas = kinds.map((definition) => ({ definition, schema: jsonSchema(definition) }));
  const shapes = Object.fromEntries(
    schemas.map(({ definition, schema }) => [definition.kind, shapeOf(schema)]),
  );
  const texts = schemas.reduce(
    (into, { definition, schema }) => hoverTexts(definition.kind, schema, into),
    {},
  );
  return [
    ...(await Promise.all(
      schemas.map(async ({ definition, schema }) => ({
        path: `schema/${schemaFile(definition.kind)}`,
        text: await json(schema),
      })),
    )),
    { path: 'schema/LANGUAGE.md', text: languageManual(schemas.map(({ schema }) => schema)) },
    { path: 'schema/RULES.md', text: rulesManual() },
    { path: 'schema/results.sql', text: resultsSql() },
    {
      path: `${generated}documents.ts`,
      text: await typescript(await typesModule(schemas.map(({ schema }) => schema))),
    },
    { path: `${generated}shapes.ts`, text: await typescript(shapesModule(shapes)) },
    {
      path: `${generated}hover-texts.ts`,
      text: await typescript(
        `import type { FieldText } from '../shape.ts';\n\nexport const hoverTexts: Readonly<Record<string, FieldText>> = ${JSON.stringify(texts)};\n`,
      ),
    },
  ];
}
