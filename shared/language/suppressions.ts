import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Document } from './document.ts';
import type { Span } from '../model/position.ts';
import type { SuppressionCode } from './suppression-codes.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { allRules } from './rules/all-rules.ts';
import { nearest } from './nearest.ts';
import { pathAt } from './syntax/find.ts';
import { suppressionCodes } from './suppression-codes.ts';

/** A finding that a comment in the document suppresses, with the reason that the comment gives. */
export interface Suppressed {
  readonly finding: Diagnostic;
  readonly reason: string;
}

/** What is left of findings when the comments of their document have been heeded. */
export interface Heeded {
  /** With what is wrong with the comments themselves. */
  readonly findings: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

/** One rule in one comment. */
interface Comment {
  readonly rule: string;
  /** Where the rule stands. */
  readonly span: Span;
  readonly reason: string;
  /** The zero-based line it is about; undefined for the whole file. */
  readonly line: number | undefined;
  /** The comment, with its line where it stands alone on it. */
  readonly whole: Span;
}

const word = 'backstep-disable-';

/** `# backstep-disable-next-line rule, rule: reason`, and the same with `file`. */
const form = /#[ \t]*backstep-disable-(next-line|file)[ \t]*([^:\r\n]*)(?::([^\r\n]*))?/g;

/** Takes out of `findings` what comments in the document suppress. */
export function heedSuppressions(document: Document, findings: readonly Diagnostic[]): Heeded {
  if (!document.tree.text.includes(word)) return { findings, suppressed: [] };
  const comments = commentsIn(document.tree);
  const { lines } = document.tree;
  const used = new Set<Comment>();
  const suppressed: Suppressed[] = [];
  const left = findings.filter((finding) => {
    const { line } = lines.positionAt(finding.span.start);
    const comment = comments.find(
      (each) =>
        each.rule === finding.code &&
        each.reason !== '' &&
        isSuppressible(each.rule) &&
        (each.line === undefined || each.line === line),
    );
    if (comment === undefined) return true;
    used.add(comment);
    suppressed.push({ finding, reason: comment.reason });
    return false;
  });
  const wrong = comments.flatMap((comment) => check(document, comment, used.has(comment)));
  return { findings: [...left, ...wrong], suppressed };
}

function commentsIn(tree: SyntaxTree): Comment[] {
  const { text, lines } = tree;
  return [...text.matchAll(form)].flatMap((match): Comment[] => {
    const [written, scope, rules = '', reason = ''] = match;
    const before = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    if (!/(?:^|\s)$/.test(before) || isWithinText(tree, match.index)) return [];
    const { line } = lines.positionAt(match.index);
    const target = scope === 'file' ? undefined : nextLine(tree, line);
    const end = match.index + written.length;
    const whole =
      before.trim() === ''
        ? { start: match.index - before.length, end: lineAfter(text, end) }
        : { start: match.index - (before.length - before.trimEnd().length), end };
    const start =
      match.index + written.indexOf(rules, written.indexOf(scope ?? '') + (scope ?? '').length);
    const bare = { start: match.index, end: match.index + written.trimEnd().length };
    return parts(rules).map(({ part, at }) => ({
      rule: part,
      span: part === '' ? bare : { start: start + at, end: start + at + part.length },
      reason: reason.trim(),
      line: target,
      whole,
    }));
  });
}

/** The rules that a comment lists; one that is empty where it lists none. */
function parts(rules: string): { part: string; at: number }[] {
  const found = [...rules.matchAll(/[^,\s]+/g)].map(({ 0: part, index: at }) => ({ part, at }));
  return found.length === 0 ? [{ part: '', at: 0 }] : found;
}

/** Within quotes or a block of text, `#` begins no comment. */
function isWithinText(tree: SyntaxTree, offset: number): boolean {
  const { node } = pathAt(tree, offset);
  return node?.kind === 'scalar' && node.span.start < offset && offset < node.span.end;
}

/** The next line that says something. */
function nextLine({ lines }: SyntaxTree, from: number): number {
  for (let line = from + 1; line < lines.lineCount; line++)
    if (!/^\s*(?:#|$)/.test(lines.lineText(line))) return line;
  return from;
}

function lineAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

const codes = new Set(allRules.map(({ code }): string => code));

const isSuppressible = (code: string): boolean =>
  codes.has(code) || code.startsWith('reference/undeclared-');

function check({ file }: Document, comment: Comment, isUsed: boolean): Diagnostic[] {
  const { rule, reason, span, whole } = comment;
  const say = (
    code: SuppressionCode,
    severity: Diagnostic['severity'],
    message: string,
    remedy: string,
    fixes: readonly Fix[] = [],
  ): Diagnostic[] => [
    {
      code,
      severity,
      message,
      remedy,
      why: suppressionCodes[code].why,
      file,
      span,
      ...(fixes.length === 0 ? {} : { fixes }),
    },
  ];
  if (!isSuppressible(rule)) {
    const close = nearest(rule, [...codes]).slice(0, 3);
    const isFixed = /^(?:syntax|schema|reference|suppression)\//.test(rule);
    const message = isFixed
      ? `\`${rule}\` cannot be suppressed.`
      : rule === ''
        ? 'This comment names no rule.'
        : `There is no rule \`${rule}\`.`;
    const remedy =
      close[0] === undefined || isFixed
        ? 'Name one of the rules of `schema/RULES.md`.'
        : `Did you mean \`${close[0]}\`?`;
    const fixes = close.map((name) => ({
      title: `Change to \`${name}\``,
      edits: [{ span, newText: name }],
    }));
    return say('suppression/unknown-rule', 'warning', message, remedy, isFixed ? [] : fixes);
  }
  if (reason === '')
    return say(
      'suppression/no-reason',
      'error',
      `There is no reason why \`${rule}\` is suppressed.`,
      `Write it behind a colon: \`${rule}: …\`.`,
    );
  if (isUsed) return [];
  return say(
    'suppression/unused',
    'warning',
    `\`${rule}\` finds nothing here.`,
    'Remove the comment.',
    [{ title: 'Remove the comment', isCertain: true, edits: [{ span: whole, newText: '' }] }],
  );
}
