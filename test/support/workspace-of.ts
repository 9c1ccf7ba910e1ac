import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { diagnose } from '../../shared/language/diagnose.ts';

/** A workspace with these files, named by absolute paths. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  for (const [file, text] of Object.entries(files)) workspace.set(file, text);
  return workspace;
}

/** Everything found in one of the files. */
export function diagnoseFile(
  files: Readonly<Record<string, string>>,
  file: string,
): readonly Diagnostic[] {
  return diagnose(workspaceOf(files), file);
}

/** The text a diagnostic points at. */
export function marked(text: string, { span }: Diagnostic): string {
  return text.slice(span.start, span.end);
}

/** `text` after the first fix of a diagnostic; the text itself when it has none. */
export function fixed(text: string, { fixes }: Diagnostic): string {
  const edits = [...(fixes?.[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (before, { span, newText }) => before.slice(0, span.start) + newText + before.slice(span.end),
    text,
  );
}
