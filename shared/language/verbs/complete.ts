import type { CursorContext } from './cursor-context.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { completeKeys } from './complete-keys.ts';
import { completeValues } from './complete-values.ts';
import { contextsAt } from './cursor-context.ts';

/** One thing that may be written. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'word' | 'name' | 'file' | 'quantity';
  /** Beside the label: what it is, in a few words. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is replaced. */
  readonly span: Span;
  readonly newText: string;
  /** The same with everything that must be written below it, as a snippet in TextMate syntax; indentation is as it is. */
  readonly snippet?: string;
}

/** What may be written at an offset, best first. Never waits for the document to be right. */
export function complete(workspace: Workspace, file: string, offset: number): Completion[] {
  const document = workspace.get(file);
  if (document === undefined) return [];
  for (const context of contextsAt(document, offset)) {
    const found = completeIn(workspace, context);
    if (found.length > 0) return found;
  }
  return [];
}

function completeIn(workspace: Workspace, context: CursorContext): Completion[] {
  const { span } = context;
  const found =
    context.expects === 'key'
      ? completeKeys(workspace, context)
      : completeValues(workspace, context);
  return found.map((each) => ({ ...each, span }));
}
