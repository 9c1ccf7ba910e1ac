import { problem } from './problem.ts';
import { readMended } from './read-mended.ts';
import type { Failure } from './reading.ts';
import { lineEnd, lineStart } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/** Indentation with a tab in it, before something that is neither the line's end nor a comment. */
const tabbed = /^( *)(\t[ \t]*)(?=[^\s#])/gm;

/** How many spaces a fix may write for a tab, likeliest first. */
const tabWidths = [2, 4, 8, 6, 3, 1] as const;

/** The problem of tabs in indentation, when they are what made the parser stop; its fix mends every line. */
export function findTabs(text: string, failure: Failure): SyntaxProblem | undefined {
  if (!isAboutTabs(text, failure)) return undefined;
  const problems = tabWidths.flatMap((width) => tabProblem(text, width) ?? []);
  return problems.find((one) => readMended(text, [one]) !== undefined) ?? problems[0];
}

function tabProblem(text: string, tabWidth: number): SyntaxProblem | undefined {
  const edits = [...text.matchAll(tabbed)].map(({ index, 1: spaces = '', 2: run = '' }) => {
    const start = index + spaces.length;
    return {
      span: { start, end: start + run.length },
      newText: run.replaceAll('\t', ' '.repeat(tabWidth)),
    };
  });
  const first = edits[0];
  if (!first) return undefined;
  return problem('syntax/tab', first.span, {
    fixes: [{ title: 'Replace the tabs by spaces', isCertain: true, edits }],
  });
}

/** The parser names tabs, or stops on or just after a line that is indented with one. */
function isAboutTabs(text: string, { message, at }: Failure): boolean {
  if (message.startsWith('tab characters')) return true;
  const start = lineStart(text, at);
  const before = lineStart(text, Math.max(0, start - 1));
  return text.slice(before, lineEnd(text, at)).search(tabbed) >= 0;
}

/** `text` with a space for every tab in indentation, so that every offset stays the same. */
export function replaceTabs(text: string): string {
  return text.replace(tabbed, (run) => ' '.repeat(run.length));
}
