import { YAMLException, parseEvents } from 'js-yaml';
import type { Event } from 'js-yaml';
import { Assembly, maxDepth } from './assembly.ts';
import { problem } from './problem.ts';
import { readEvents } from './read-events.ts';
import { readPlainly } from './read-plainly.ts';
import type { Node, SyntaxProblem, TreeParts } from './tree.ts';

/** The first error of the fast parser. */
export interface Failure {
  readonly message: string;
  /** Offset of the place where the parser stopped. */
  readonly at: number;
}

/** What the fast parser reads in `text`, or the first error that it throws. */
export function parseFast(text: string): TreeParts | Failure {
  try {
    // Keys count as one level more, and depth is judged by the assembly.
    const events = parseEvents(text, { maxDepth: maxDepth + 10 });
    const plain = readPlainly(text, events);
    if (plain !== undefined) return new PlainReading(text, events, plain);
    const assembly = new Assembly(text);
    const { root, secondAt } = readEvents(assembly, events);
    return { root, problems: finish(assembly, root, secondAt) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { message: error.reason, at: Math.min(error.mark?.position ?? 0, text.length) };
  }
}

/** A text in which nothing is wrong: its tree is only needed by those who look for places. */
class PlainReading implements TreeParts {
  readonly plain: { readonly value: unknown };
  readonly problems = [];
  readonly #text: string;
  #events: readonly Event[] | undefined;
  #root: Node | undefined;

  constructor(text: string, events: readonly Event[], plain: { readonly value: unknown }) {
    this.#text = text;
    this.#events = events;
    this.plain = plain;
  }

  get root(): Node | undefined {
    if (this.#events !== undefined) {
      this.#root = readEvents(new Assembly(this.#text), this.#events).root;
      this.#events = undefined;
    }
    return this.#root;
  }
}

/** The problems of a whole text, given where a second document begins. */
export function finish(
  assembly: Assembly,
  root: Node | undefined,
  secondAt: number | undefined,
): SyntaxProblem[] {
  if (secondAt !== undefined) {
    const isMarker = assembly.text.startsWith('---', secondAt);
    const end = Math.min(secondAt + (isMarker ? 3 : 1), assembly.text.length);
    return [...assembly.problems, problem('syntax/several-documents', { start: secondAt, end })];
  }
  if (!root && assembly.problems.length === 0) {
    return [problem('syntax/empty', { start: 0, end: 0 })];
  }
  return assembly.problems;
}

/** Whether the fast parser stopped at an error. */
export function isFailure(result: TreeParts | Failure): result is Failure {
  return 'at' in result;
}
