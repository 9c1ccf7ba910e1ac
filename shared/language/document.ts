import type { Diagnostic } from '../model/diagnostic.ts';
import type { Playbook } from '../model/playbook.ts';
import type { Policy } from '../model/policy.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import type { System } from '../model/system.ts';
import type { BindProblem } from './bind/cursor.ts';
import { Cursor } from './bind/cursor.ts';
import { bindPlaybook } from './bind/bind-playbook.ts';
import { bindPolicy } from './bind/bind-policy.ts';
import { bindScenario } from './bind/bind-scenario.ts';
import { bindSystem } from './bind/bind-system.ts';
import { checkVersions } from './check-versions.ts';
import { checkSchema } from './schema-check.ts';
import { decode } from './syntax/parse-bytes.ts';
import { identify } from './identify.ts';
import { createTree } from './syntax/tree.ts';
import { parse, parseAgain } from './syntax/parse.ts';
import { schemaDiagnostic } from './schema-diagnostic.ts';
import { shapes } from './generated/shapes.ts';

export type Kind = 'System' | 'Playbook' | 'Scenario' | 'Policy';

/** What a document of each kind means. */
export type Model =
  | { readonly kind: 'System'; readonly system: System }
  | { readonly kind: 'Playbook'; readonly playbook: Playbook }
  | { readonly kind: 'Scenario'; readonly scenario: Scenario }
  | { readonly kind: 'Policy'; readonly policy: Policy };

/** One file of a workspace: its text, its tree, what it means, and what is wrong with it on its own. */
export interface Document {
  /** As the host named it; paths use `/`. */
  readonly file: string;
  readonly tree: SyntaxTree;
  /** The document as plain data. */
  readonly value: unknown;
  /** Absent when the document does not say, or says something unknown. */
  readonly model: Model | undefined;
  /** Syntax and schema; what needs other files is found by `diagnose`. */
  readonly problems: readonly Diagnostic[];
}

/** Reads one document from a file's bytes, which may not be text at all. Never throws. */
export function openBytes(file: string, bytes: Uint8Array): Document {
  const decoded = decode(bytes);
  if ('text' in decoded) return openDocument(file, decoded.text);
  const { code, message, why, remedy, span } = decoded.problem;
  return {
    file,
    tree: createTree(decoded.shown, { root: undefined, problems: [] }),
    value: undefined,
    model: undefined,
    problems: [
      {
        code,
        severity: 'error',
        message,
        ...(why === undefined ? {} : { why }),
        ...(remedy === undefined ? {} : { remedy }),
        file,
        span,
      },
    ],
  };
}

/** Reads one document, in whatever state its text is. Never throws. What is as it was in `before` is not read again. */
export function openDocument(file: string, text: string, before?: Document): Document {
  const tree = before === undefined ? parse(text) : parseAgain(text, before.tree);
  const { value } = tree;
  const syntax = tree.problems.map((problem): Diagnostic => ({
    ...problem,
    severity: 'error',
    file,
  }));
  if (syntax.some(({ code }) => code === 'syntax/empty')) {
    return { file, tree, value, model: undefined, problems: syntax };
  }
  const identity = identify(file, tree, value);
  if (identity.kind === undefined) {
    return { file, tree, value, model: undefined, problems: [...syntax, ...identity.problems] };
  }
  const unread = new Set(syntax.map(({ span }) => span.start));
  const bindProblems: BindProblem[] = [];
  const model = bind(identity.kind, file, value, bindProblems);
  const schema = [
    ...checkSchema(identity.kind, file, tree, value),
    ...checkVersions(file, tree, value, shapes[identity.kind]),
  ];
  const form = schema.filter(({ span }) => !unread.has(span.start));
  const taken = new Set(form.map(({ span }) => span.start));
  const bound = bindProblems
    .map((problem) => schemaDiagnostic(file, tree, 'schema/value', problem.path, problem))
    .filter(({ span }) => !taken.has(span.start));
  return {
    file,
    tree,
    value,
    model,
    problems: [...syntax, ...identity.problems, ...form, ...bound],
  };
}

function bind(kind: Kind, file: string, value: unknown, problems: BindProblem[]): Model {
  const root = Cursor.onDocument<never>(value, problems);
  const name = Cursor.onDocument<{ name: string }>(value, []).key('name').text() ?? '';
  switch (kind) {
    case 'System':
      return { kind, system: bindSystem(file, name, root) };
    case 'Playbook':
      return { kind, playbook: bindPlaybook(file, name, root) };
    case 'Scenario':
      return { kind, scenario: bindScenario(file, name, root) };
    case 'Policy':
      return { kind, policy: bindPolicy(file, name, root) };
  }
}
