import type { Diagnostic, Severity, TextEdit } from '../model/diagnostic.ts';
import type { LineIndex, Position, Span } from '../model/position.ts';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const rulesManual = 'https://github.com/backstep/backstep/blob/main/schema/RULES.md';

export const toPosition = ({ line, column }: Position): lsp.Position => ({
  line,
  character: column,
});

/** A span as the protocol counts: both count lines from 0 and columns in UTF-16. */
export function toRange(lines: LineIndex, { start, end }: Span): lsp.Range {
  return {
    start: toPosition(lines.positionAt(start)),
    end: toPosition(lines.positionAt(end)),
  };
}

/** The offset of a position of the protocol. */
export function toOffset(lines: LineIndex, { line, character }: lsp.Position): number {
  return lines.offsetAt({ line, column: character });
}

/** A finding; its reason and remedy follow the message, because editors show nothing else. */
export function toLspDiagnostic(lines: LineIndex, finding: Diagnostic): lsp.Diagnostic {
  const { code, severity, message, why, remedy, span } = finding;
  return {
    range: toRange(lines, span),
    severity: severities[severity],
    code,
    codeDescription: { href: `${rulesManual}#${code}` },
    source: 'backstep',
    message: [message, why, remedy].filter((part) => part !== undefined).join('\n'),
  };
}

/** Edits of one document. */
export function toTextEdits(lines: LineIndex, edits: readonly TextEdit[]): lsp.TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}
