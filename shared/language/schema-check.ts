import type { Diagnostic } from '../model/diagnostic.ts';
import type { Kind } from './document.ts';
import type { Path } from '../model/path.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { describeError } from './schema-error.ts';
import {
  validatePlaybook,
  validatePolicy,
  validateScenario,
  validateSystem,
} from './generated/validators.js';

/** One message of a validator; the fields of ajv's errors that are read here. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

/** A precompiled validator: false, and its errors, when the value does not have the kind's form. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

const validators: Readonly<Record<Kind, Validate>> = {
  System: validateSystem,
  Playbook: validatePlaybook,
  Scenario: validateScenario,
  Policy: validatePolicy,
};

/** `backstep` and `kind` are judged where the document is identified. */
const judgedElsewhere = new Set(['/backstep', '/kind']);

/** What of a document does not have the form its kind prescribes: one message per mistake, in no order. */
export function checkSchema(
  kind: Kind,
  file: string,
  tree: SyntaxTree,
  value: unknown,
): Diagnostic[] {
  const validate = validators[kind];
  if (validate(value)) return [];
  const found = new Map<string, Diagnostic>();
  for (const error of validate.errors ?? []) {
    if (judgedElsewhere.has(error.instancePath)) continue;
    const path = pathOf(error.instancePath, value);
    const diagnostic = describeError({ kind, file, tree, value, path, error });
    if (diagnostic === undefined) continue;
    const key = `${diagnostic.span.start} ${diagnostic.code === 'schema/missing-key' ? diagnostic.message : ''}`;
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}

/** A JSON pointer (RFC 6901) as a path; a part is a number where it stands in a list. */
function pathOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let at = value;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(name) : name);
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  }
  return path;
}
