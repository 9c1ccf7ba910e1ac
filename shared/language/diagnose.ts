import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document } from './document.ts';
import type { Heeded } from './suppressions.ts';
import type { Workspace } from './workspace.ts';
import { allRules } from './rules/all-rules.ts';
import { checkNames } from './check-names.ts';
import { heedSuppressions } from './suppressions.ts';
import { link } from './link.ts';
import { runRules } from './run-rules.ts';

/** Everything that is wrong with one document of a workspace, in the order of its text. */
export function diagnose(workspace: Workspace, file: string): readonly Diagnostic[] {
  return examine(workspace, file).findings;
}

/** The same, with what comments in the document suppress. */
export function examine(workspace: Workspace, file: string): Heeded {
  const document = workspace.get(file);
  if (document === undefined) return { findings: [], suppressed: [] };
  const { findings, suppressed } = heedSuppressions(document, everything(workspace, document));
  return { findings: findings.toSorted(byPlace), suppressed };
}

function everything(workspace: Workspace, document: Document): Diagnostic[] {
  const linked = link(workspace, document);
  const { problems } = document;
  // What a value that cannot be read, or names nothing, means is not worth a second message.
  const first = [...problems, ...linked.problems, ...withoutThose(problems, checkNames(linked))];
  const errors = first.filter(({ severity }) => severity === 'error');
  return [...first, ...withoutThose(errors, runRules(allRules, linked, workspace.around))];
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1);

/** `found` but for what stands where one of `earlier` does; the beginning of a file stands for the whole of it. */
function withoutThose(earlier: readonly Diagnostic[], found: readonly Diagnostic[]): Diagnostic[] {
  const taken = new Set(earlier.map(({ span }) => span.start));
  return found.filter(({ span }) => span.start === 0 || !taken.has(span.start));
}
