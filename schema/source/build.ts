/**
 * Building blocks of the language definition. Each returns a plain JSON Schema (draft 2020-12) node
 * with a few `x-` keywords that editors ignore and Backstep reads:
 * `x-quantity` names the parser of a string, `x-refers-to` the sorts of name a value may be,
 * `x-keys-refer-to` the same for the keys of a map, `x-declares` the sort of name a map's keys bring
 * into being, `x-action` marks the keys of which exactly one belongs in a step, `x-fault` those of a fault; the latter
 * lists the parameters that may stand beside it.
 * Alternatives are told apart by JSON type within one node, never by `oneOf`, so that one mistake gives one message.
 */
export type Schema = Readonly<Record<string, unknown>>;

/** A sort of thing with a name. */
export type NameSort =
  | 'zone'
  | 'region'
  | 'role'
  | 'service'
  | 'store'
  | 'external'
  | 'infrastructure'
  | 'step'
  | 'approval'
  | 'trigger'
  | 'version';

interface Notes {
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Where the term's meaning comes from, such as `ISO 22300:2021`. */
  readonly source?: string;
}

const notes = (doc: string, { source, ...rest }: Notes = {}): Schema => ({
  description: doc,
  ...rest,
  ...(source === undefined ? {} : { 'x-source': source }),
});

/** A quantity of `$defs`, with what it means here. */
export const quantity = (name: string, doc: string, more?: Notes): Schema => ({
  $ref: `#/$defs/${name}`,
  ...notes(doc, more),
});

/** Prose or any other text that is not checked further; never empty. */
export const text = (doc: string, more?: Notes): Schema => ({
  type: 'string',
  pattern: '\\S',
  ...notes(doc, more),
});

/** A text of a fixed form; `form` says it in words for the message. */
export const pattern = (form: string, regex: string, doc: string, more?: Notes): Schema => ({
  type: 'string',
  pattern: regex,
  'x-form': form,
  ...notes(doc, more),
});

export const integer = (doc: string, minimum: number, maximum: number, more?: Notes): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  ...notes(doc, more),
});

export const flag = (doc: string, more?: Notes): Schema => ({
  type: 'boolean',
  ...notes(doc, more),
});

/** One of a closed set of words. */
export const choice = (doc: string, words: readonly string[], more?: Notes): Schema => ({
  type: 'string',
  enum: words,
  ...notes(doc, more),
});

/** A version as text or whole number; `2.10` must be quoted, because YAML reads it as 2.1. */
export const version = (doc: string, more?: Notes): Schema => ({
  $ref: '#/$defs/version',
  ...notes(doc, more),
});

/** A name that must exist among `sorts`. */
export const reference = (
  sorts: NameSort | readonly NameSort[],
  doc: string,
  more?: Notes,
): Schema => ({
  type: 'string',
  pattern: '\\S',
  'x-refers-to': typeof sorts === 'string' ? [sorts] : sorts,
  ...notes(doc, more),
});

export const list = (items: Schema, doc: string, more?: Notes & { minItems?: number }): Schema => {
  const { minItems, ...rest } = more ?? {};
  return {
    type: 'array',
    items,
    ...(minItems === undefined ? {} : { minItems }),
    ...notes(doc, rest),
  };
};

type Fields = Readonly<Record<string, Schema>>;

interface ObjectOptions extends Notes {
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly more?: Schema;
}

export const object = (doc: string, fields: Fields, options: ObjectOptions = {}): Schema => {
  const { required, dependentRequired, more, ...rest } = options;
  return {
    type: 'object',
    properties: fields,
    ...(required === undefined ? {} : { required }),
    ...(dependentRequired === undefined ? {} : { dependentRequired }),
    additionalProperties: false,
    ...more,
    ...notes(doc, rest),
  };
};

/** What the keys of a map are. */
interface Keys {
  readonly declares?: NameSort;
  readonly refersTo?: readonly NameSort[];
  readonly pattern?: string;
}

export const map = (values: Schema, keys: Keys, doc: string, more?: Notes): Schema => ({
  type: 'object',
  additionalProperties: values,
  propertyNames: { pattern: keys.pattern ?? namePattern },
  ...(keys.declares === undefined ? {} : { 'x-declares': keys.declares }),
  ...(keys.refersTo === undefined ? {} : { 'x-keys-refer-to': keys.refersTo }),
  ...notes(doc, more),
});

/** Also accepts one of `words` in place of the object: its short form. */
export const orWord = (main: Schema, words: readonly string[]): Schema => ({
  ...main,
  type: ['object', 'string'],
  pattern: `^(?:${words.join('|')})$`,
  'x-words': words,
  examples: words,
});

/** Letters, digits, dot, dash and underscore, beginning with a letter or digit. */
export const namePattern = '^[A-Za-z0-9][A-Za-z0-9._-]*$';

/** A relative path to another file of the workspace. */
export const filePath = (doc: string, suffix: string, more?: Notes): Schema => ({
  ...text(doc, more),
  'x-file': suffix,
});
