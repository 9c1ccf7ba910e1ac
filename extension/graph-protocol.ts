import type { GraphSubject } from '../shared/language/verbs/graph-of.ts';
import type { LaidOutGraph } from '../shared/graph/laid-out-graph.ts';
import type { Range } from 'vscode-languageserver';

/** Asks the language server for the graph of a document. */
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
  readonly laidOut: LaidOutGraph;
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

/** What the panel is told. */
export type ToPanel =
  | { readonly type: 'graph'; readonly graph: ShownGraph; readonly selected?: string }
  | { readonly type: 'nothing'; readonly reason: string }
  | { readonly type: 'select'; readonly id: string | undefined };

/** What the panel tells. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'subject'; readonly subject: GraphSubject };
