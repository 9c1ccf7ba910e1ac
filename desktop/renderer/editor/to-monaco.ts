import type { Completion } from '../../../shared/language/verbs/complete.ts';
import type { Diagnostic, Severity } from '../../../shared/model/diagnostic.ts';
import type { Span } from '../../../shared/model/position.ts';
import { monaco } from './monaco.ts';

type Model = monaco.editor.ITextModel;

/** A span of the text of `model` as the editor counts. */
export function toRange(model: Model, { start, end }: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

const severities: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** A finding as the editor underlines it; its reason and remedy follow the message. */
export function toMarker(model: Model, finding: Diagnostic): monaco.editor.IMarkerData {
  const { code, severity, message, why, remedy, span } = finding;
  const { startLineNumber, startColumn, endLineNumber, endColumn } = toRange(model, span);
  return {
    startLineNumber,
    startColumn,
    endLineNumber,
    endColumn,
    severity: severities[severity],
    code,
    source: 'backstep',
    message: [message, why, remedy].filter((part) => part !== undefined).join('\n'),
  };
}

const kinds: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  key: monaco.languages.CompletionItemKind.Property,
  word: monaco.languages.CompletionItemKind.EnumMember,
  name: monaco.languages.CompletionItemKind.Reference,
  file: monaco.languages.CompletionItemKind.File,
  quantity: monaco.languages.CompletionItemKind.Unit,
};

/** What may be written, in the order of the language. */
export function toSuggestion(
  model: Model,
  { label, kind, detail, documentation, span, newText }: Completion,
  index: number,
): monaco.languages.CompletionItem {
  return {
    label,
    kind: kinds[kind],
    insertText: newText,
    range: toRange(model, span),
    sortText: String(index).padStart(4, '0'),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { value: documentation } }),
  };
}
