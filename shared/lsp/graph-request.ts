import type { GraphSubject } from '../language/verbs/graph-of.ts';
import type { Graph } from '../graph/graph.ts';
import type { Range } from 'vscode-languageserver';

/** Asks for the graph of a document; not part of the protocol. */
export const graphRequest = 'backstep/graph';

export interface GraphParams {
  readonly uri: string;
  /** What is to be shown; what the document is mainly about when absent. */
  readonly subject?: GraphSubject;
}

/** The graph of a document with the places at which its nodes are written. */
export interface ShownGraph {
  readonly subject: GraphSubject;
  /** Everything that can be shown of the document. */
  readonly subjects: readonly GraphSubject[];
  readonly title: string;
  readonly description: string;
  /** Whoever draws it places it, on a thread that nobody waits for. */
  readonly graph: Graph;
  /** The document in which the nodes are written. */
  readonly uri: string;
  readonly places: readonly NodePlace[];
}

/** Where a node is written. */
export interface NodePlace {
  readonly id: string;
  readonly name: Range;
  /** All that is written of it. */
  readonly whole: Range;
}
