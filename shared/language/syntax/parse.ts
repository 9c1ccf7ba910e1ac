import { explainFast } from './explain-fast.ts';
import { findTabs, replaceTabs } from './indentation-tabs.ts';
import { parseTolerantly } from './parse-tolerantly.ts';
import { readInParts } from './read-in-parts.ts';
import { readMended } from './read-mended.ts';
import { isFailure, parseFast } from './reading.ts';
import type { Failure } from './reading.ts';
import { lineStart } from './scan.ts';
import { createTree } from './tree.ts';
import type { SyntaxTree, TreeParts } from './tree.ts';

/** Longest text, in UTF-16 code units, that the tolerant parser (about 1.5 MB/s) is asked to read. */
const maxTolerantLength = 1_048_576;

/**
 * The tree of `text`, a document of YAML 1.2.2 that holds one value. Never throws: what is wrong is
 * in the tree's problems, one for each mistake, and everything around a mistake keeps its meaning.
 * A text without errors is read by a fast parser, another one again by a tolerant parser; in broken
 * texts over 1 MiB only the first error is reported and the values before it are kept.
 */
export function parse(text: string): SyntaxTree {
  return createTree(text, readText(text));
}

/** The same tree, read with what is known of an earlier version of the text: what is the same in both is not read again. */
export function parseAgain(text: string, before: SyntaxTree): SyntaxTree {
  const inParts = readInParts(text, before.pieces);
  return inParts === undefined
    ? createTree(text, readText(text), before.pieces)
    : createTree(text, inParts, inParts.pieces);
}

function readText(text: string): TreeParts {
  const fast = parseFast(text);
  if (!isFailure(fast)) return fast;
  const tabs = findTabs(text, fast);
  if (!tabs) return readBroken(text, fast);
  const mended = readMended(text, [tabs]);
  if (mended !== undefined) return { root: mended, problems: [tabs] };
  const spaced = replaceTabs(text);
  const again = parseFast(spaced);
  const reading = isFailure(again) ? readBroken(spaced, again) : again;
  // Lines whose tabs were wider than one space seem wrongly indented; they say nothing new.
  const others = reading.problems.filter(({ code }) => code !== 'syntax/yaml');
  return { root: reading.root, problems: [tabs, ...others] };
}

function readBroken(text: string, failure: Failure): TreeParts {
  if (text.length > maxTolerantLength) return readBefore(text, failure);
  return parseTolerantly(text, failure) ?? readBefore(text, failure);
}

/** The values before the line of `failure`, where they can be read, and that failure alone. */
function readBefore(text: string, failure: Failure): TreeParts {
  const before = parseFast(text.slice(0, lineStart(text, failure.at)));
  const root = isFailure(before) ? undefined : before.root;
  return { root, problems: [explainFast(text, failure)] };
}
