import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { makeAjv } from '../support/make-ajv.ts';

const files = readdirSync('schema').filter((file) => file.endsWith('.schema.json'));
const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join('schema', file), 'utf8')) as Record<string, unknown>;

test('there is one schema for each kind', () => {
  expect(files.sort()).toEqual(
    ['playbook', 'policy', 'scenario', 'system'].map((kind) => `${kind}.schema.json`),
  );
});

test.each(files)(
  '%s is a schema of draft 2020-12, without alternatives that multiply messages',
  (file) => {
    const schema = read(file);
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(makeAjv().validateSchema(schema)).toBe(true);
    expect(JSON.stringify(schema)).not.toMatch(/"(?:oneOf|anyOf|if|not)":/);
  },
);

const undescribed = (schema: unknown, at: string): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items, additionalProperties, description, $ref } = schema as Record<
    string,
    unknown
  >;
  const own =
    typeof description === 'string' && description !== '' ? [] : $ref === undefined ? [at] : [];
  const fields = Object.entries((properties ?? {}) as Record<string, unknown>);
  return [
    ...own,
    ...fields.flatMap(([key, field]) => undescribed(field, `${at}.${key}`)),
    ...undescribed(items, `${at}.[]`),
    ...undescribed(additionalProperties, `${at}.*`),
  ];
};

test.each(files)('every key of %s says what it means', (file) => {
  expect(undescribed(read(file), '')).toEqual([]);
});

const samples = ['shop', 'online-boutique'].flatMap((folder) =>
  readdirSync(path.join('samples', folder))
    .filter((file) => /\.(?:system|playbook|scenario|policy)\.yaml$/.test(file))
    .map((file) => path.join('samples', folder, file)),
);

test.each(samples)('%s is valid for any JSON Schema validator', (file) => {
  const document = load(readFileSync(file, 'utf8')) as { kind: string };
  const validate = makeAjv().compile(read(`${document.kind.toLowerCase()}.schema.json`));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
});
