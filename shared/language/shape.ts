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

export type QuantityName =
  | 'duration'
  | 'share'
  | 'rate'
  | 'distribution'
  | 'version'
  | 'range'
  | 'schedule'
  | 'instant'
  | 'bound';

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';

/** What may stand at one place of a document: the structure of the language without its prose. */
export interface Shape {
  readonly type?: JsonType | readonly JsonType[];
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** The values of a map with free keys. */
  readonly values?: Shape;
  readonly items?: Shape;
  /** The closed set of words. */
  readonly words?: readonly string[];
  /** The one value that may stand here. */
  readonly only?: string | boolean;
  readonly quantity?: QuantityName;
  /** What every text here matches. */
  readonly pattern?: RegExp;
  /** The pattern in words, as the end of "must be …". */
  readonly form?: string;
  /** What every key of a map matches. */
  readonly keyPattern?: RegExp;
  /** Keys that need others beside them. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly minimum?: number;
  readonly maximum?: number;
  /** A list or map that must hold something. */
  readonly filled?: boolean;
  readonly refersTo?: readonly NameSort[];
  readonly keysReferTo?: readonly NameSort[];
  readonly declares?: NameSort;
  readonly declaresValue?: NameSort;
  readonly declaresItem?: NameSort;
  /** A name that may carry `@version`. */
  readonly target?: boolean;
  /** The suffix of the file a path leads to. */
  readonly file?: string;
  /** One of the keys of which exactly one belongs in a step. */
  readonly action?: boolean;
  /** One of the keys of which exactly one belongs in a fault: the parameters that may stand beside it. */
  readonly fault?: readonly string[];
}

/** What is shown about a field. */
export interface FieldText {
  readonly doc: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Where the term's meaning comes from. */
  readonly source?: string;
}

/** The shape at `path` below `shape`; undefined where the language has nothing. */
export function shapeAt(
  shape: Shape | undefined,
  path: readonly (string | number)[],
): Shape | undefined {
  return path.reduce<Shape | undefined>(
    (at, part) => (typeof part === 'number' ? at?.items : at && (fieldOf(at, part) ?? at.values)),
    shape,
  );
}

/** The shape of the key `name` where keys are fixed; a user's `constructor` is not one. */
export function fieldOf({ fields }: Shape, name: string): Shape | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
