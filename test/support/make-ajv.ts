import { Ajv2020 } from 'ajv/dist/2020.js';

/** What the published schemas say beyond JSON Schema; validators that do not know it leave it aside. */
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

/** A strict JSON Schema validator of others, which reports every mistake, not only the first. */
export function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    strict: true,
    strictRequired: false,
  });
  ajv.addVocabulary(keywords);
  return ajv;
}
