import type { Diagnostic } from '../model/diagnostic.ts';
import type { Workspace } from './workspace.ts';
import { allRules } from './rules/all-rules.ts';
import { checkNames } from './check-names.ts';
import { link } from './link.ts';
import { runRules } from './run-rules.ts';

/** Everything that is wrong with one document of a workspace, in the order of its text. */
export function diagnose(workspace: Workspace, file: string): Diagnostic[] {
  const document = workspace.get(file);
  if (document === undefined) return [];
  const linked = link(workspace, document);
  const { problems } = document;
  // What a value that cannot be read means is not worth a second message.
  const unread = new Set(problems.map(({ span }) => span.start));
  const meant = [...checkNames(linked), ...runRules(allRules, linked)].filter(
    ({ span }) => span.start === 0 || !unread.has(span.start),
  );
  return [...problems, ...linked.problems, ...meant].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1),
  );
}
