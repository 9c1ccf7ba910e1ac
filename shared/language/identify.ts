import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Kind } from './document.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { alternatives, nearest } from './nearest.ts';
import { schemaDiagnostic, spanOf } from './schema-diagnostic.ts';

/** Every kind with the suffix of its files. */
export const suffixes: Readonly<Record<Kind, string>> = {
  System: '.system.yaml',
  Playbook: '.playbook.yaml',
  Scenario: '.scenario.yaml',
  Policy: '.policy.yaml',
};

const kinds = Object.keys(suffixes) as readonly Kind[];

/** The kind a file's name promises; undefined when its suffix is none of the language's. */
export function kindOfFile(file: string): Kind | undefined {
  return kinds.find((kind) => file.endsWith(suffixes[kind]));
}

interface Identity {
  /** Absent when nothing about the document can be told. */
  readonly kind: Kind | undefined;
  readonly problems: readonly Diagnostic[];
}

/** What a document is, from its `kind`, else from its file's name, and what is wrong with its first lines. */
export function identify(file: string, tree: SyntaxTree, value: unknown): Identity {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'This is not a Backstep document: it is not a set of keys with values.';
    const remedy = 'Begin with `backstep: v1`, `kind: Playbook` and `name: …`.';
    return {
      kind: undefined,
      problems: [schemaDiagnostic(file, tree, 'schema/kind', [], { message, remedy })],
    };
  }
  const { backstep, kind: written } = value as Readonly<Record<string, unknown>>;
  const kind = kinds.find((name) => name === written);
  const promised = kindOfFile(file);
  const problems: Diagnostic[] = [];
  if (backstep !== 'v1') problems.push(aboutVersion(file, tree, backstep));
  if (kind === undefined) problems.push(aboutKind(file, tree, written, promised));
  else if (promised !== undefined && promised !== kind) {
    problems.push(
      schemaDiagnostic(file, tree, 'schema/kind', ['kind'], {
        message: `This is a ${kind}, but its file name ends in \`${suffixes[promised]}\`.`,
        remedy: `Name the file \`….${suffixes[kind].slice(1)}\` or write \`kind: ${promised}\`.`,
      }),
    );
  }
  return {
    kind: kind ?? (backstep === 'v1' || backstep === undefined ? promised : undefined),
    problems,
  };
}

const insertFirst = (line: string): Fix => ({
  title: `Add \`${line}\``,
  isCertain: true,
  edits: [{ span: { start: 0, end: 0 }, newText: `${line}\n` }],
});

function aboutVersion(file: string, tree: SyntaxTree, written: unknown): Diagnostic {
  if (written === undefined) {
    return schemaDiagnostic(file, tree, 'schema/language-version', [], {
      message: 'This document does not say its version of the language.',
      remedy: 'Begin with `backstep: v1`.',
      fixes: [insertFirst('backstep: v1')],
    });
  }
  return schemaDiagnostic(file, tree, 'schema/language-version', ['backstep'], {
    message: `Version \`${JSON.stringify(written).replaceAll('"', '')}\` of the language is not known.`,
    remedy: 'Write `v1`, or use a newer Backstep.',
    suggestion: 'v1',
  });
}

function aboutKind(
  file: string,
  tree: SyntaxTree,
  written: unknown,
  promised: Kind | undefined,
): Diagnostic {
  if (written === undefined) {
    return schemaDiagnostic(file, tree, 'schema/kind', [], {
      message: 'This document does not say its kind.',
      remedy: `Add \`kind:\` with ${alternatives(kinds)}.`,
      ...(promised === undefined ? {} : { fixes: [addKind(tree, promised)] }),
    });
  }
  const [best] = typeof written === 'string' ? nearest(written, kinds) : [];
  const suggestion = best ?? promised;
  return schemaDiagnostic(file, tree, 'schema/kind', ['kind'], {
    message: `There is no kind \`${typeof written === 'string' ? written : JSON.stringify(written)}\`.`,
    remedy: best === undefined ? `Write ${alternatives(kinds)}.` : `Did you mean \`${best}\`?`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

function addKind(tree: SyntaxTree, kind: Kind): Fix {
  const { end } = spanOf(tree, ['backstep']);
  const start = tree.text.slice(0, end).includes('backstep') ? end : 0;
  const newText = start === 0 ? `kind: ${kind}\n` : `\nkind: ${kind}`;
  return {
    title: `Add \`kind: ${kind}\``,
    isCertain: true,
    edits: [{ span: { start, end: start }, newText }],
  };
}
